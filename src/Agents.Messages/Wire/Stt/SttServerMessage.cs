using Newtonsoft.Json.Linq;

namespace Agents.Messages;

/// <summary>What an STT server sends (protocol 2.5).</summary>
public abstract record SttServerMessage
{
    /// <summary>The message as JSON.</summary>
    public abstract JObject ToJson();

    /// <summary>Reads a text frame; null for a type this protocol does not know.</summary>
    /// <exception cref="System.Text.Json.JsonException">Not a JSON object.</exception>
    public static SttServerMessage? Read(ReadOnlySpan<byte> utf8)
    {
        var type = WireJson.TypeOf(utf8);
        return type switch
        {
            "session.created" => new SttSessionCreated(WireJson.ParseObject(utf8).Text("session_id")),
            "start_of_speech" => new SttStartOfSpeech(),
            "session.finalized" => new SttSessionFinalized(),
            "session.closed" => new SttSessionClosed(),
            "error" => SttError.Parse(WireJson.ParseObject(utf8)),
            _ => SttTranscript.KindOf(type) is { } kind ? SttTranscript.Parse(kind, WireJson.ParseObject(utf8)) : null,
        };
    }
}

/// <summary><c>session.created</c>.</summary>
/// <param name="SessionId">The gateway's id of the session.</param>
public sealed record SttSessionCreated(string? SessionId) : SttServerMessage
{
    /// <inheritdoc/>
    public override JObject ToJson() => SessionMessages.Make("session.created", SessionId);
}

/// <summary>The caller began to speak: <c>start_of_speech</c>.</summary>
public sealed record SttStartOfSpeech : SttServerMessage
{
    /// <inheritdoc/>
    public override JObject ToJson() => SessionMessages.Make("start_of_speech");
}

/// <summary>All finals of a <c>session.finalize</c> are out: <c>session.finalized</c>.</summary>
public sealed record SttSessionFinalized : SttServerMessage
{
    /// <inheritdoc/>
    public override JObject ToJson() => SessionMessages.Make("session.finalized");
}

/// <summary>The server is about to close: <c>session.closed</c>.</summary>
public sealed record SttSessionClosed : SttServerMessage
{
    /// <inheritdoc/>
    public override JObject ToJson() => SessionMessages.Make("session.closed");
}

/// <summary><c>error</c>; the server closes after it.</summary>
/// <param name="Message">What went wrong.</param>
/// <param name="Code">A status in the manner of HTTP, −1 when not given.</param>
public sealed record SttError(string Message, int Code = -1) : SttServerMessage
{
    /// <summary>The whole message as it was read; null when made here.</summary>
    public JObject? Body { get; init; }

    /// <inheritdoc/>
    public override JObject ToJson() => new() { ["type"] = "error", ["message"] = Message, ["code"] = Code };

    internal static SttError Parse(JObject json) => new(json.Text("message") ?? "", json.Int("code") ?? -1) { Body = json };
}
