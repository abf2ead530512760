using System.Text;
using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using JsonException = System.Text.Json.JsonException;

namespace Agents.Messages;

/// <summary>Reading and writing of control messages: strict JSON in UTF-8, texts never taken for dates.</summary>
public static class WireJson
{
    /// <summary>Parses one JSON object.</summary>
    /// <exception cref="JsonException">Not JSON, not an object, or more than one value.</exception>
    public static JObject ParseObject(ReadOnlySpan<byte> utf8)
    {
        TypeOf(utf8);
        using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(utf8))) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }

    /// <summary>The text of the member <c>type</c>, null when there is none. Checks the whole text to be one JSON object.</summary>
    /// <exception cref="JsonException">Not JSON, not an object, or more than one value.</exception>
    public static string? TypeOf(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("The message is not a JSON object.");
        string? type = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = type is null && reader.ValueTextEquals("type"u8);
            reader.Read();
            if (isType && reader.TokenType == JsonTokenType.String)
                type = reader.GetString();
            reader.Skip();
        }
        if (reader.Read())
            throw new JsonException("Something follows the JSON object.");
        return type;
    }

    /// <summary>A message as UTF-8, without white space.</summary>
    public static byte[] Write(JObject message) => Encoding.UTF8.GetBytes(message.ToString(Formatting.None));

    internal static string? Text(this JObject json, string name) => json[name] is { Type: JTokenType.String } token ? (string?)token : null;

    internal static double? Number(this JObject json, string name) =>
        json[name] is { Type: JTokenType.Integer or JTokenType.Float } token ? (double)token : null;

    internal static int? Int(this JObject json, string name) => json[name] is { Type: JTokenType.Integer } token ? (int)token : null;

    internal static TimeSpan Seconds(this JObject json, string name) => TimeSpan.FromSeconds(json.Number(name) ?? 0);

    internal static JObject? Object(this JObject json, string name) => json[name] as JObject;

    internal static JObject With(this JObject json, string name, JToken? value)
    {
        if (value is not (null or JValue { Value: null }))
            json[name] = value;
        return json;
    }
}
