using System.Text.Json;

namespace Agents.Bench.Density;

/// <summary>What the benchmark has to know of an event of the host.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Text">Words, status or message.</param>
/// <param name="Number">Bytes of PCM, or the place in the caller's sound in milliseconds.</param>
internal readonly record struct ServerEvent(ServerEventKind Kind, string Text, int Number)
{
    /// <summary>Reads an event. Sound is not decoded: its length says enough.</summary>
    public static ServerEvent Read(ReadOnlySpan<byte> message)
    {
        var json = new Utf8JsonReader(message);
        json.Read();
        var kind = ServerEventKind.Other;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("type"u8))
            {
                json.Read();
                kind = KindOf(ref json);
                if (kind is ServerEventKind.Done or ServerEventKind.Error)
                    return new ServerEvent(kind, Detail(kind, message), 0);
                if (kind == ServerEventKind.Other)
                    break;
            }
            else if (kind == ServerEventKind.SpeechStopped && json.ValueTextEquals("audio_end_ms"u8))
            {
                json.Read();
                return new ServerEvent(kind, "", json.GetInt32());
            }
            else if (json.ValueTextEquals("delta"u8))
            {
                json.Read();
                return kind == ServerEventKind.Sound ? new ServerEvent(kind, "", Decoded(json.ValueSpan)) : new ServerEvent(kind, json.GetString()!, 0);
            }
            else
            {
                json.Read();
                json.Skip();
            }
        }

        return new ServerEvent(ServerEventKind.Other, "", 0);
    }

    private static ServerEventKind KindOf(ref Utf8JsonReader json) =>
        json.ValueTextEquals("response.output_audio.delta"u8) ? ServerEventKind.Sound
        : json.ValueTextEquals("response.output_audio_transcript.delta"u8) ? ServerEventKind.Words
        : json.ValueTextEquals("input_audio_buffer.speech_stopped"u8) ? ServerEventKind.SpeechStopped
        : json.ValueTextEquals("response.done"u8) ? ServerEventKind.Done
        : json.ValueTextEquals("error"u8) ? ServerEventKind.Error
        : ServerEventKind.Other;

    private static int Decoded(ReadOnlySpan<byte> base64) => (base64.Length / 4 * 3) - (base64.EndsWith("=="u8) ? 2 : base64.EndsWith("="u8) ? 1 : 0);

    private static string Detail(ServerEventKind kind, ReadOnlySpan<byte> message)
    {
        var reader = new Utf8JsonReader(message);
        using var document = JsonDocument.ParseValue(ref reader);
        return kind == ServerEventKind.Done
            ? document.RootElement.GetProperty("response").GetProperty("status").GetString()!
            : document.RootElement.GetProperty("error").GetProperty("message").GetString()!;
    }
}

/// <summary>Kinds of events.</summary>
internal enum ServerEventKind
{
    /// <summary>One that says nothing about an answer.</summary>
    Other,

    /// <summary>The host has heard that the caller stopped speaking.</summary>
    SpeechStopped,

    /// <summary>A piece of an answer's sound.</summary>
    Sound,

    /// <summary>A piece of its words.</summary>
    Words,

    /// <summary>It is over.</summary>
    Done,

    /// <summary>Something went wrong.</summary>
    Error,
}
