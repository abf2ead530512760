using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace Agents.Host.Realtime;

/// <summary>Reads <c>input_audio_buffer.append</c> straight from its bytes: it is most of what clients send.</summary>
internal static class AudioAppend
{
    private const string Type = "input_audio_buffer.append";

    /// <summary>The sound of an append.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sound">The sound, in an array of the shared pool; null unless it is an append.</param>
    /// <returns>False if it is no append, or one with something wrong, which the thorough way of reading tells.</returns>
    public static bool TryRead(ReadOnlySpan<byte> message, out PooledSound? sound)
    {
        sound = null;
        try
        {
            if (TryReadMembers(new Utf8JsonReader(message), ref sound))
                return true;
        }
        catch (JsonException)
        {
            // the thorough way tells what is wrong
        }

        sound?.Return();
        sound = null;
        return false;
    }

    private static bool TryReadMembers(Utf8JsonReader json, ref PooledSound? sound)
    {
        var isAppend = false;
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            return false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var (type, audio) = (json.ValueTextEquals("type"u8), json.ValueTextEquals("audio"u8));
            json.Read();
            if (type && !(isAppend = json.TokenType == JsonTokenType.String && json.ValueTextEquals(Type)))
                return false;
            if (audio && (sound is not null || !TryDecode(ref json, out sound)))
                return false;
            json.Skip();
        }

        return isAppend && sound is not null && !json.Read();
    }

    private static bool TryDecode(ref Utf8JsonReader json, out PooledSound? sound)
    {
        sound = null;
        if (json.TokenType != JsonTokenType.String || json.ValueIsEscaped)
            return false;
        var buffer = ArrayPool<byte>.Shared.Rent(Base64.GetMaxDecodedFromUtf8Length(json.ValueSpan.Length));
        if (Base64.DecodeFromUtf8(json.ValueSpan, buffer, out _, out var length) == OperationStatus.Done)
            sound = new PooledSound(buffer, length);
        else
            ArrayPool<byte>.Shared.Return(buffer);
        return sound is not null;
    }
}
