using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary>Where the events of a response go.</summary>
internal interface IResponseSink
{
    /// <summary>Sends an event.</summary>
    void Send(JObject happened);

    /// <summary>Sends sound.</summary>
    void SendSound(SoundPlace place, ReadOnlySpan<byte> sound);
}

/// <summary>Which part of which item some sound belongs to.</summary>
/// <param name="Response">Name of the response.</param>
/// <param name="Item">Name of the item.</param>
/// <param name="Index">Its place in the response's output.</param>
internal readonly record struct SoundPlace(string Response, string Item, int Index);

/// <summary>The one message of a response while it is being said.</summary>
/// <param name="place">Where it belongs.</param>
/// <param name="textOnly">Whether it has no sound.</param>
/// <param name="items">The conversation.</param>
/// <param name="sink">Takes the events.</param>
internal sealed class ResponseOutput(SoundPlace place, bool textOnly, ItemList items, IResponseSink sink)
{
    private readonly System.Text.StringBuilder _text = new();

    /// <summary>Name of the item.</summary>
    public string ItemId => place.Item;

    /// <summary>The item and its part are there.</summary>
    public void Open()
    {
        var item = new RealtimeItem(place.Item, RealtimeItem.Message) { Role = "assistant", Status = RealtimeItem.InProgress };
        sink.Send(ResponseEvents.ItemAdded(place, item));
        sink.Send(ServerEvents.ItemAdded(item, items.Add(item)));
        sink.Send(ResponseEvents.Part("response.content_part.added", place, textOnly, ""));
    }

    /// <summary>More text.</summary>
    public void Say(string text)
    {
        _text.Append(text);
        sink.Send(ResponseEvents.Delta(textOnly ? "response.output_text.delta" : "response.output_audio_transcript.delta", place, text));
    }

    /// <summary>Whether a blank is missing before more text.</summary>
    public bool NeedsBlank => _text.Length > 0 && !char.IsWhiteSpace(_text[^1]);

    /// <summary>More sound.</summary>
    public void Sound(ReadOnlySpan<byte> sound) => sink.SendSound(place, sound);

    /// <summary>Nothing follows.</summary>
    /// <param name="whole">Whether it is all that was meant.</param>
    /// <returns>The item as it stays.</returns>
    public RealtimeItem Close(bool whole)
    {
        var text = _text.ToString();
        if (!textOnly)
            sink.Send(ResponseEvents.Of("response.output_audio.done", place));
        sink.Send(ResponseEvents.Done(textOnly, place, text));
        sink.Send(ResponseEvents.Part("response.content_part.done", place, textOnly, text));
        var item = new RealtimeItem(place.Item, RealtimeItem.Message)
        {
            Role = "assistant",
            Status = whole ? RealtimeItem.Completed : RealtimeItem.Incomplete,
            Content = [new ContentPart(textOnly ? ContentPart.OutputText : ContentPart.OutputAudio, text)],
        };
        items.Replace(item);
        sink.Send(ServerEvents.ItemDone(item, items.Before(item.Id)));
        sink.Send(ResponseEvents.ItemDone(place, item));
        return item;
    }
}
