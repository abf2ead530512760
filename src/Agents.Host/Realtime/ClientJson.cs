using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary>Reads what clients send: one JSON object, not too deep, dates left as text.</summary>
internal static class ClientJson
{
    private const int MaxDepth = 64;

    /// <summary>Reads an object.</summary>
    /// <exception cref="JsonException">The text is none.</exception>
    public static JObject Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { MaxDepth = MaxDepth, DateParseHandling = DateParseHandling.None };
        var value = JObject.Load(reader);
        while (reader.Read())
            if (reader.TokenType != JsonToken.Comment)
                throw new JsonReaderException("Something follows the object.");
        return value;
    }
}
