using System.Globalization;
using System.Text.Json;
using Agents.Messages;

namespace Agents.Gateway;

/// <summary>What the client messages of all WebSockets have in common.</summary>
internal static class ClientMessage
{
    /// <summary>The lowest and highest sample rate taken.</summary>
    public const int MinRate = 8000, MaxRate = 48000;

    /// <summary>Parses a message and hands its type and root to a reader.</summary>
    /// <exception cref="ProtocolException">Not a JSON object, or no type.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> utf8, Func<string, JsonElement, T> read)
    {
        try
        {
            var json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 32 });
            using var document = JsonDocument.ParseValue(ref json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw new ProtocolException(400, "A message must be a JSON object.");
            if (json.Read()) throw new ProtocolException(400, "A message must be one JSON object, nothing after it.");
            return read(root.Text("type") ?? throw new ProtocolException(400, "The message has no 'type'."), root);
        }
        catch (JsonException)
        {
            throw new ProtocolException(400, "The message is not valid JSON.");
        }
    }

    /// <summary>The samples of an <c>input_audio</c> message; null when it is another message.</summary>
    /// <exception cref="ProtocolException">It is one, but its audio is not valid.</exception>
    public static short[]? TryReadAudio(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return ReadAudio(utf8);
        }
        catch (JsonException)
        {
            throw new ProtocolException(400, "The message is not valid JSON.");
        }
    }

    public static ProtocolException Unknown(string type, string known) =>
        new(400, $"Unknown message type '{(type.Length > 40 ? type[..40] + "…" : type)}'; known: {known}.");

    /// <summary>A sample rate, which clients send as text (<c>"16000"</c>); numbers are taken too.</summary>
    public static int SampleRate(JsonElement element, string name, int fallback)
    {
        var value = element.Member("sample_rate");
        var rate = value.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => fallback,
            JsonValueKind.Number when value.TryGetInt32(out var number) => number,
            JsonValueKind.String when int.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
            _ => -1,
        };
        return rate is >= MinRate and <= MaxRate
            ? rate
            : throw new ProtocolException(400, $"{name} must be a whole number from {MinRate} to {MaxRate}.");
    }

    /// <summary>The normalised language (protocol section 1.13), or null.</summary>
    public static string? Language(JsonElement element) =>
        element.NonEmpty("language") is { } language ? new LanguageCode(language).ToString() : null;

    /// <summary>The entries of <c>fallback.models</c>.</summary>
    public static IReadOnlyList<FallbackModel> Fallback(JsonElement root)
    {
        var models = root.Member("fallback").Member("models");
        if (models.ValueKind != JsonValueKind.Array) return [];
        return
        [
            .. models.EnumerateArray().Select((entry, index) => new FallbackModel(
                entry.NonEmpty("model") ?? throw new ProtocolException(400, $"fallback.models[{index}].model is missing."),
                entry.NonEmpty("voice"),
                ExtraOptions.From(entry.Member("extra")))),
        ];
    }

    /// <summary>A copy that outlives its document.</summary>
    public static JsonElement Detached(this JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? element : element.Clone();

    private static short[]? ReadAudio(ReadOnlySpan<byte> utf8)
    {
        var json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 32 });
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return null;
        var isAudio = false;
        short[]? samples = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var type = json.ValueTextEquals("type"u8);
            var audio = !type && json.ValueTextEquals("audio"u8);
            json.Read();
            if (type)
            {
                if (json.TokenType != JsonTokenType.String || !json.ValueTextEquals("input_audio"u8)) return null;
                isAudio = true;
            }
            else if (audio)
            {
                samples = PcmCodec.ReadBase64(ref json);
            }
            else
            {
                json.Skip();
            }
        }

        if (!isAudio) return null;
        return samples ?? throw new ProtocolException(400, "The message input_audio has no 'audio'.");
    }
}
