using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary>Events of a response, without their <c>event_id</c>.</summary>
internal static class ResponseEvents
{
    /// <summary>An event about a part.</summary>
    public static JObject Of(string type, SoundPlace place) => new()
    {
        ["type"] = type, ["response_id"] = place.Response, ["item_id"] = place.Item, ["output_index"] = place.Index, ["content_index"] = 0,
    };

    /// <summary>More of a part.</summary>
    public static JObject Delta(string type, SoundPlace place, string delta) => With(Of(type, place), "delta", delta);

    /// <summary>The text of a part is whole.</summary>
    public static JObject Done(bool textOnly, SoundPlace place, string text) => textOnly
        ? With(Of("response.output_text.done", place), "text", text)
        : With(Of("response.output_audio_transcript.done", place), "transcript", text);

    /// <summary>A part came, or is as it stays; its types are not those of items.</summary>
    public static JObject Part(string type, SoundPlace place, bool textOnly, string text) => With(
        Of(type, place), "part", new JObject { ["type"] = textOnly ? "text" : "audio", [textOnly ? "text" : "transcript"] = text });

    /// <summary>An item came.</summary>
    public static JObject ItemAdded(SoundPlace place, RealtimeItem item) => Item("response.output_item.added", place, item);

    /// <summary>An item is as it stays.</summary>
    public static JObject ItemDone(SoundPlace place, RealtimeItem item) => Item("response.output_item.done", place, item);

    /// <summary>More of a call's arguments.</summary>
    public static JObject ArgumentsDelta(SoundPlace place, RealtimeItem call) =>
        With(Call("response.function_call_arguments.delta", place, call), "delta", call.Arguments!);

    /// <summary>A call's arguments are whole.</summary>
    public static JObject ArgumentsDone(SoundPlace place, RealtimeItem call)
    {
        var done = With(Call("response.function_call_arguments.done", place, call), "name", call.Name!);
        return With(done, "arguments", call.Arguments!);
    }

    private static JObject Item(string type, SoundPlace place, RealtimeItem item) => new()
    {
        ["type"] = type, ["response_id"] = place.Response, ["output_index"] = place.Index, ["item"] = item.Write(),
    };

    private static JObject Call(string type, SoundPlace place, RealtimeItem call) => new()
    {
        ["type"] = type, ["response_id"] = place.Response, ["item_id"] = place.Item, ["output_index"] = place.Index, ["call_id"] = call.CallId,
    };

    private static JObject With(JObject happened, string name, JToken value)
    {
        happened[name] = value;
        return happened;
    }
}
