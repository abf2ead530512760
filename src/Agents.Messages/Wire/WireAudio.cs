using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace Agents.Messages;

/// <summary>Audio inside JSON: base64 straight between PCM bytes and message bytes, without strings in between.</summary>
public static class WireAudio
{
    private static ReadOnlySpan<byte> InputPrefix => "{\"type\":\"input_audio\",\"audio\":\""u8;

    private static ReadOnlySpan<byte> InputSuffix => "\"}"u8;

    /// <summary>Writes <c>{"type":"input_audio","audio":…}</c> (protocol 2.3). Allocates nothing.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="pcm">Mono s16le.</param>
    public static void WriteInput(IBufferWriter<byte> output, ReadOnlySpan<byte> pcm)
    {
        var length = InputPrefix.Length + Base64.GetMaxEncodedToUtf8Length(pcm.Length) + InputSuffix.Length;
        var span = output.GetSpan(length);
        InputPrefix.CopyTo(span);
        Base64.EncodeToUtf8(pcm, span[InputPrefix.Length..], out _, out var written);
        InputSuffix.CopyTo(span[(InputPrefix.Length + written)..]);
        output.Advance(InputPrefix.Length + written + InputSuffix.Length);
    }

    /// <summary>Writes <c>{"type":"output_audio","session_id":…,"audio":…}</c> (protocol 3.5).</summary>
    /// <param name="output">A writer, reset by the caller onto its buffer; flushed on return.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="pcm">Mono s16le.</param>
    public static void WriteOutput(Utf8JsonWriter output, string sessionId, ReadOnlySpan<byte> pcm)
    {
        output.WriteStartObject();
        output.WriteString("type"u8, "output_audio"u8);
        output.WriteString("session_id"u8, sessionId);
        output.WriteBase64String("audio"u8, pcm);
        output.WriteEndObject();
        output.Flush();
    }

    /// <summary>The PCM bytes of the member <c>audio</c> of a message.</summary>
    /// <exception cref="JsonException">Not JSON, no text of that name, or not base64.</exception>
    public static byte[] Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isAudio = reader.ValueTextEquals("audio"u8);
            reader.Read();
            if (isAudio)
                return reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out var pcm)
                    ? pcm
                    : throw new JsonException("The message's audio is not base64.");
            reader.Skip();
        }
        throw new JsonException("The message has no audio.");
    }
}
