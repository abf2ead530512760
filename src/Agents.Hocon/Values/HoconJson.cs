using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Agents.Hocon;

/// <summary>Values as JSON.</summary>
internal static class HoconJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = HoconLimits.MaxDepth + 1 };

    public static string Write(HoconValue value)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options)) Write(json, value);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(Valid(text), Options.Encoder)}\"";

    /// <summary>Halves of surrogate pairs, which an escape can write and UTF-8 cannot, are replaced.</summary>
    private static string Valid(string text) => string.Concat(text.EnumerateRunes());

    private static void Write(Utf8JsonWriter json, HoconValue value)
    {
        switch (value)
        {
            case HoconObject obj:
                json.WriteStartObject();
                foreach (var field in obj.Fields)
                {
                    json.WritePropertyName(Valid(field.Name));
                    Write(json, field.Value);
                }
                json.WriteEndObject();
                break;
            case HoconArray array:
                json.WriteStartArray();
                foreach (var item in array.Items) Write(json, item);
                json.WriteEndArray();
                break;
            case HoconString text:
                json.WriteStringValue(Valid(text.Text));
                break;
            case HoconScalar literal:
                json.WriteRawValue(literal.Text);
                break;
        }
    }
}
