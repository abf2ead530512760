using Newtonsoft.Json.Linq;

namespace Agents.Messages;

/// <summary>What an STT client sends (protocol 2.3).</summary>
public abstract record SttClientMessage
{
    /// <summary>Reads a text frame; null for a type this protocol does not know.</summary>
    /// <exception cref="System.Text.Json.JsonException">Not a JSON object, or broken audio.</exception>
    public static SttClientMessage? Read(ReadOnlySpan<byte> utf8) => WireJson.TypeOf(utf8) switch
    {
        "input_audio" => new SttInputAudio(WireAudio.Read(utf8)),
        "session.create" => SttSessionCreate.Parse(WireJson.ParseObject(utf8)),
        "session.update" => SttSessionUpdate.Parse(WireJson.ParseObject(utf8)),
        "session.finalize" => new SttSessionFinalize(),
        _ => null,
    };
}

/// <summary>Audio: <c>input_audio</c>. Written by <see cref="WireAudio.WriteInput"/>.</summary>
/// <param name="Pcm">Mono s16le at the session's rate.</param>
public sealed record SttInputAudio(ReadOnlyMemory<byte> Pcm) : SttClientMessage;

/// <summary>Recognise everything sent so far: <c>session.finalize</c>. Does not end the session.</summary>
public sealed record SttSessionFinalize : SttClientMessage
{
    /// <summary>The message.</summary>
    public static ReadOnlyMemory<byte> Utf8 { get; } = "{\"type\":\"session.finalize\"}"u8.ToArray();
}

/// <summary>Changed options in mid-session: <c>session.update</c>. Only what changed is there.</summary>
public sealed record SttSessionUpdate : SttClientMessage
{
    /// <summary>The new model, null when unchanged.</summary>
    public string? Model { get; init; }

    /// <summary>The new language, null when unchanged.</summary>
    public string? Language { get; init; }

    /// <summary>The changed options of the provider, to be merged shallowly; null when unchanged.</summary>
    public JObject? Extra { get; init; }

    /// <summary>The message as JSON.</summary>
    public JObject ToJson() => new()
    {
        ["type"] = "session.update",
        ["settings"] = new JObject().With("model", Model).With("language", Language).With("extra", Extra),
    };

    internal static SttSessionUpdate Parse(JObject json)
    {
        var settings = json.Object("settings") ?? [];
        return new SttSessionUpdate { Model = settings.Text("model"), Language = settings.Text("language"), Extra = settings.Object("extra") };
    }
}
