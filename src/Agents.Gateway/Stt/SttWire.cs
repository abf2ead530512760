using System.Text.Json;

namespace Agents.Gateway;

/// <summary>Writes the server messages of <c>/stt</c> (protocol section 2.5). Unknown values are left out: clients break on null.</summary>
internal static class SttWire
{
    public static readonly Action<Utf8JsonWriter, string> Created = (json, id) => Plain(json, "session.created", id);
    public static readonly Action<Utf8JsonWriter, string> SpeechStarted = (json, id) => Plain(json, "start_of_speech", id);
    public static readonly Action<Utf8JsonWriter, string> Finalized = (json, id) => Plain(json, "session.finalized", id);
    public static readonly Action<Utf8JsonWriter, string> Closed = (json, id) => Plain(json, "session.closed", id);

    public static void WriteTranscript(Utf8JsonWriter json, (string Type, string SessionId, Transcript Heard, TimeSpan Offset) message)
    {
        var (type, id, heard, offset) = message;
        Plain(json, type, id);
        json.WriteString("request_id", id);
        json.WriteString("transcript", heard.Text);
        if (heard.Language is { } language) json.WriteString("language", language);
        json.WriteNumber("start", Seconds(offset + heard.Start));
        json.WriteNumber("duration", Seconds(heard.Duration));
        json.WriteNumber("confidence", Math.Round(heard.Confidence, 3));
        if (heard.SpeakerId is { } speaker) json.WriteString("speaker_id", speaker);
        json.WriteStartArray("words");
        foreach (var word in heard.Words)
        {
            json.WriteStartObject();
            json.WriteString("word", word.Word);
            json.WriteNumber("start", Seconds(offset + word.Start));
            json.WriteNumber("end", Seconds(offset + word.End));
            json.WriteNumber("confidence", Math.Round(word.Confidence, 3));
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
