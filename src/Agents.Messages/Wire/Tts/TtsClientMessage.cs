using Newtonsoft.Json.Linq;

namespace Agents.Messages;

/// <summary>What a TTS client sends (protocol 3.3).</summary>
public abstract record TtsClientMessage
{
    /// <summary>Reads a text frame; null for a type this protocol does not know.</summary>
    /// <exception cref="System.Text.Json.JsonException">Not a JSON object.</exception>
    public static TtsClientMessage? Read(ReadOnlySpan<byte> utf8) => WireJson.TypeOf(utf8) switch
    {
        "session.create" => TtsSessionCreate.Parse(WireJson.ParseObject(utf8)),
        "input_transcript" => TtsInputTranscript.Parse(WireJson.ParseObject(utf8)),
        "session.flush" => new TtsSessionFlush(),
        "session.close" => new TtsSessionClose(),
        _ => null,
    };
}

/// <summary>All text of a stream was sent: <c>session.flush</c>.</summary>
public sealed record TtsSessionFlush : TtsClientMessage
{
    /// <summary>The message.</summary>
    public static ReadOnlyMemory<byte> Utf8 { get; } = "{\"type\":\"session.flush\"}"u8.ToArray();
}

/// <summary>The client is done with the connection: <c>session.close</c>.</summary>
public sealed record TtsSessionClose : TtsClientMessage;

/// <summary>Text to speak: <c>input_transcript</c>. Its options hold from this packet on.</summary>
/// <param name="Transcript">One token of text and one space.</param>
public sealed record TtsInputTranscript(string Transcript) : TtsClientMessage
{
    /// <summary>The voice; null when the session's.</summary>
    public string? Voice { get; init; }

    /// <summary>The model; null when the session's.</summary>
    public string? Model { get; init; }

    /// <summary>The language; null when the session's.</summary>
    public string? Language { get; init; }

    /// <summary>Options of the provider.</summary>
    public JObject Extra { get; init; } = [];

    /// <summary>The message as JSON.</summary>
    public JObject ToJson() => new()
    {
        ["type"] = "input_transcript",
        ["transcript"] = Transcript,
        ["generation_config"] = new JObject()
            .With("voice", NonEmpty(Voice)).With("model", NonEmpty(Model)).With("language", NonEmpty(Language)),
        ["extra"] = Extra,
    };

    internal static TtsInputTranscript Parse(JObject json)
    {
        var config = json.Object("generation_config") ?? [];
        return new TtsInputTranscript(json.Text("transcript") ?? "")
        {
            Voice = NonEmpty(config.Text("voice")),
            Model = NonEmpty(config.Text("model")),
            Language = NonEmpty(config.Text("language")),
            Extra = json.Object("extra") ?? [],
        };
    }

    private static string? NonEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
