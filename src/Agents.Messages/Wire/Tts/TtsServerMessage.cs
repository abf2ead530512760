using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Agents.Messages;

/// <summary>What a TTS server sends (protocol 3.5). Every message names its session.</summary>
/// <param name="SessionId">The gateway's id of the session; null when it was missing.</param>
public abstract record TtsServerMessage(string? SessionId)
{
    /// <summary>Reads a text frame; null for a type this protocol does not know.</summary>
    /// <exception cref="JsonException">Not a JSON object, or broken audio.</exception>
    public static TtsServerMessage? Read(ReadOnlySpan<byte> utf8) => WireJson.TypeOf(utf8) switch
    {
        "output_audio" => new TtsOutputAudio(SessionOf(utf8), WireAudio.Read(utf8)),
        "output_alignment" => TtsOutputAlignment.Parse(WireJson.ParseObject(utf8)),
        "session.created" => new TtsSessionCreated(SessionOf(utf8)),
        "done" => new TtsDone(SessionOf(utf8)),
        "session.closed" => new TtsSessionClosed(SessionOf(utf8)),
        "error" => TtsError.Parse(WireJson.ParseObject(utf8)),
        _ => null,
    };

    private static string? SessionOf(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isSession = reader.ValueTextEquals("session_id"u8);
            reader.Read();
            if (isSession)
                return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            reader.Skip();
        }
        return null;
    }
}

/// <summary><c>session.created</c>.</summary>
/// <inheritdoc cref="TtsServerMessage(string?)"/>
public sealed record TtsSessionCreated(string? SessionId) : TtsServerMessage(SessionId)
{
    /// <summary>The message as JSON.</summary>
    public JObject ToJson() => SessionMessages.Make("session.created", SessionId);
}

/// <summary>Speech: <c>output_audio</c>. Written by <see cref="WireAudio.WriteOutput"/>.</summary>
/// <param name="SessionId">The gateway's id of the session; null when it was missing.</param>
/// <param name="Pcm">Mono s16le at the session's rate.</param>
public sealed record TtsOutputAudio(string? SessionId, ReadOnlyMemory<byte> Pcm) : TtsServerMessage(SessionId);

/// <summary>All audio of a flush is out: <c>done</c>.</summary>
/// <inheritdoc cref="TtsServerMessage(string?)"/>
public sealed record TtsDone(string? SessionId) : TtsServerMessage(SessionId)
{
    /// <summary>The message as JSON.</summary>
    public JObject ToJson() => SessionMessages.Make("done", SessionId);
}

/// <summary>The server is about to close: <c>session.closed</c>.</summary>
/// <inheritdoc cref="TtsServerMessage(string?)"/>
public sealed record TtsSessionClosed(string? SessionId) : TtsServerMessage(SessionId)
{
    /// <summary>The message as JSON.</summary>
    public JObject ToJson() => SessionMessages.Make("session.closed", SessionId);
}

/// <summary><c>error</c>; the server closes after it.</summary>
/// <param name="SessionId">The gateway's id of the session; null when it was missing.</param>
/// <param name="Message">What went wrong.</param>
/// <param name="Code">A status in the manner of HTTP, −1 when not given.</param>
public sealed record TtsError(string? SessionId, string Message, int Code = -1) : TtsServerMessage(SessionId)
{
    /// <summary>The whole message as it was read; null when made here.</summary>
    public JObject? Body { get; init; }

    /// <summary>The message as JSON.</summary>
    public JObject ToJson() => SessionMessages.Make("error", SessionId).With("message", Message).With("code", Code);

    internal static TtsError Parse(JObject json) =>
        new(json.Text("session_id"), json.Text("message") ?? "", json.Int("code") ?? -1) { Body = json };
}
