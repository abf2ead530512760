using System.Text.Json;

namespace Agents.Gateway;

/// <summary>Writes the server messages of <c>/tts</c> (protocol section 3.5); every one carries the session id.</summary>
internal static class TtsWire
{
    public static readonly Action<Utf8JsonWriter, string> Created = (json, id) => Plain(json, "session.created", id);
    public static readonly Action<Utf8JsonWriter, string> Done = (json, id) => Plain(json, "done", id);
    public static readonly Action<Utf8JsonWriter, string> Closed = (json, id) => Plain(json, "session.closed", id);

    public static void WriteAudio(Utf8JsonWriter json, (string SessionId, ReadOnlyMemory<short> Samples) message)
    {
        Plain(json, "output_audio", message.SessionId);
        json.WriteBase64String("audio", PcmCodec.Bytes(message.Samples.Span));
    }

    /// <summary>Words with times from the start of the segment's audio (section 3.7).</summary>
    public static void WriteWords(Utf8JsonWriter json, (string SessionId, IReadOnlyList<SpokenWord> Words, TimeSpan Offset, bool WithSpaces) message)
    {
        Plain(json, "output_alignment", message.SessionId);
        json.WriteStartArray("words");
        foreach (var word in message.Words)
        {
            json.WriteStartObject();
            json.WriteString("word", message.WithSpaces ? word.Word + " " : word.Word);
            json.WriteNumber("start", Seconds(message.Offset + word.Start));
            json.WriteNumber("end", Seconds(message.Offset + word.End));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Plain(Utf8JsonWriter json, string type, string sessionId)
    {
        json.WriteString("type", type);
        json.WriteString("session_id", sessionId);
    }

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 4);
}
