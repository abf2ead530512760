using System.Globalization;
using System.Text.Json;
using Agents.Host.Sockets;

namespace Agents.Host.Telephony;

/// <summary>Members of a carrier's JSON messages, with faults that name the member and never its value.</summary>
internal static class CarrierJson
{
    /// <summary>Longest text taken as a name or an id.</summary>
    private const int MaxText = 1024;

    /// <summary>Reads a text message as a JSON object. Dispose it when done.</summary>
    /// <exception cref="CarrierFault">It is none.</exception>
    public static JsonDocument Parse(in SocketMessage message)
    {
        if (message.Binary)
            throw new CarrierFault("A binary message came where JSON text was expected.");
        try
        {
            var document = JsonDocument.Parse(message.Payload, new JsonDocumentOptions { MaxDepth = 16 });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
        }
        catch (JsonException)
        {
            // Told below, without the parser's words: they quote the message.
        }

        throw new CarrierFault("The message is not a JSON object.");
    }

    /// <summary>A text that must be there.</summary>
    public static string Text(this JsonElement json, string name) =>
        json.OptionalText(name) ?? throw new CarrierFault($"'{name}' is missing or no text of 1 to {MaxText} characters.");

    /// <summary>A text; null if it is missing, empty, too long or something else.</summary>
    public static string? OptionalText(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && WellFormed(value) is { Length: > 0 and <= MaxText } text
            ? text
            : null;

    /// <summary>An object that must be there.</summary>
    public static JsonElement Object(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : throw new CarrierFault($"'{name}' is missing or no object.");

    /// <summary>A whole number, written as a number or as text; null if it is missing or none.</summary>
    public static long? Whole(this JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value))
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt64(out var number) => number,
            JsonValueKind.String when long.TryParse(WellFormed(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };
    }

    /// <summary>Bytes in base64 that must be there.</summary>
    public static byte[] Bytes(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetBytesFromBase64(out var bytes)
            ? bytes
            : throw new CarrierFault($"'{name}' is missing or no base64.");

    /// <summary>All members of an object that are texts; of one that is missing none.</summary>
    public static IReadOnlyDictionary<string, string> Texts(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String)
                .GroupBy(member => member.Name, member => WellFormed(member.Value) ?? "", StringComparer.Ordinal)
                .ToDictionary(member => member.Key, member => member.Last(), StringComparer.Ordinal)
            : new Dictionary<string, string>();

    /// <summary>A place in the stream, in milliseconds; null if it is missing or not sensible.</summary>
    public static TimeSpan? Milliseconds(this JsonElement json, string name) =>
        json.Whole(name) is { } whole and >= 0 and < 1L << 40 ? TimeSpan.FromMilliseconds(whole) : null;

    /// <summary>The text of a string; null if it holds half a surrogate pair.</summary>
    private static string? WellFormed(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
