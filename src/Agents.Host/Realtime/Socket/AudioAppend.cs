using System.Text.Json;

namespace Agents.Host.Realtime;

/// <summary>Reads <c>input_audio_buffer.append</c> straight from its bytes: it is most of what clients send.</summary>
internal static class AudioAppend
{
    private const string Type = "input_audio_buffer.append";

    /// <summary>The sound of an append.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sound">The sound; empty unless it is an append.</param>
    /// <returns>False if it is no append, or one with something wrong, which the thorough way of reading tells.</returns>
    public static bool TryRead(ReadOnlySpan<byte> message, out byte[] sound)
    {
        sound = [];
        try
        {
            return TryReadMembers(new Utf8JsonReader(message), ref sound);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool TryReadMembers(Utf8JsonReader json, ref byte[] sound)
    {
        var (isAppend, hasSound) = (false, false);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            return false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var (type, audio) = (json.ValueTextEquals("type"u8), json.ValueTextEquals("audio"u8));
            json.Read();
            if (type && !(isAppend = json.TokenType == JsonTokenType.String && json.ValueTextEquals(Type)))
                return false;
            if (audio)
                hasSound = json.TokenType == JsonTokenType.String && json.TryGetBytesFromBase64(out sound!);
            json.Skip();
        }

        return isAppend && hasSound && !json.Read();
    }
}
