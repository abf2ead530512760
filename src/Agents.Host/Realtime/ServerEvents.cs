using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary>Events of the server, without their <c>event_id</c>: the socket gives them one.</summary>
internal static class ServerEvents
{
    /// <summary>The first event of a connection.</summary>
    public static JObject SessionCreated(JObject session) => new() { ["type"] = "session.created", ["session"] = session };

    /// <summary>Settings have changed.</summary>
    public static JObject SessionUpdated(JObject session) => new() { ["type"] = "session.updated", ["session"] = session };

    /// <summary>Something could not be done.</summary>
    /// <param name="fault">What.</param>
    /// <param name="clientEvent">The client's name of its event; null if it gave none.</param>
    public static JObject Error(RealtimeFault fault, string? clientEvent) => new()
    {
        ["type"] = "error",
        ["error"] = new JObject
        {
            ["type"] = fault.Type, ["code"] = fault.Code, ["message"] = fault.Message, ["param"] = fault.Param, ["event_id"] = clientEvent,
        },
    };

    /// <summary>The caller's voice began.</summary>
    public static JObject SpeechStarted(string item, TimeSpan at) => new()
    {
        ["type"] = "input_audio_buffer.speech_started", ["audio_start_ms"] = Milliseconds(at), ["item_id"] = item,
    };

    /// <summary>The caller's voice ended.</summary>
    public static JObject SpeechStopped(string item, TimeSpan at) => new()
    {
        ["type"] = "input_audio_buffer.speech_stopped", ["audio_end_ms"] = Milliseconds(at), ["item_id"] = item,
    };

    /// <summary>The input buffer became an item.</summary>
    public static JObject Committed(string item, string? before) => new()
    {
        ["type"] = "input_audio_buffer.committed", ["item_id"] = item, ["previous_item_id"] = before,
    };

    /// <summary>The input buffer is empty.</summary>
    public static JObject Cleared() => new() { ["type"] = "input_audio_buffer.cleared" };

    /// <summary>Nobody has said anything for the time that the client set.</summary>
    public static JObject TimeoutTriggered(string item, TimeSpan from, TimeSpan to) => new()
    {
        ["type"] = "input_audio_buffer.timeout_triggered", ["audio_start_ms"] = Milliseconds(from), ["audio_end_ms"] = Milliseconds(to), ["item_id"] = item,
    };

    /// <summary>An item came.</summary>
    public static JObject ItemAdded(RealtimeItem item, string? before) => new()
    {
        ["type"] = "conversation.item.added", ["previous_item_id"] = before, ["item"] = item.Write(),
    };

    /// <summary>An item is as it will stay.</summary>
    public static JObject ItemDone(RealtimeItem item, string? before) => new()
    {
        ["type"] = "conversation.item.done", ["previous_item_id"] = before, ["item"] = item.Write(),
    };

    /// <summary>An item, as asked for.</summary>
    public static JObject ItemRetrieved(RealtimeItem item) => new() { ["type"] = "conversation.item.retrieved", ["item"] = item.Write() };

    /// <summary>An item is gone.</summary>
    public static JObject ItemDeleted(string item) => new() { ["type"] = "conversation.item.deleted", ["item_id"] = item };

    /// <summary>An item was cut to what was heard.</summary>
    public static JObject ItemTruncated(string item, int part, int milliseconds) => new()
    {
        ["type"] = "conversation.item.truncated", ["item_id"] = item, ["content_index"] = part, ["audio_end_ms"] = milliseconds,
    };

    /// <summary>More of what the caller said.</summary>
    public static JObject TranscriptionDelta(string item, string delta) => new()
    {
        ["type"] = "conversation.item.input_audio_transcription.delta", ["item_id"] = item, ["content_index"] = 0, ["delta"] = delta,
    };

    /// <summary>What the caller said.</summary>
    public static JObject TranscriptionCompleted(string item, string transcript, TimeSpan sound) => new()
    {
        ["type"] = "conversation.item.input_audio_transcription.completed",
        ["item_id"] = item,
        ["content_index"] = 0,
        ["transcript"] = transcript,
        ["usage"] = new JObject { ["type"] = "duration", ["seconds"] = (long)Math.Ceiling(sound.TotalSeconds) }, // clients read a whole number
    };

    /// <summary>The caller was not understood because the recogniser failed.</summary>
    public static JObject TranscriptionFailed(string item) => new()
    {
        ["type"] = "conversation.item.input_audio_transcription.failed",
        ["item_id"] = item,
        ["content_index"] = 0,
        ["error"] = new JObject { ["type"] = "server_error", ["code"] = "transcription_failed", ["message"] = "Speech recognition failed; please say it again." },
    };

    private static long Milliseconds(TimeSpan time) => Math.Max(0, (long)time.TotalMilliseconds);
}
