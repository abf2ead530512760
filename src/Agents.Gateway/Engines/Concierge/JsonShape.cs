using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Agents.Gateway;

/// <summary>Puts an answer into the form the client asked for: text as it is, or JSON that fits a schema with the text in its first free place.</summary>
internal static class JsonShape
{
    private const int MaxDepth = 16;

    /// <summary>The text, or JSON with the text in it.</summary>
    public static string Fit(string text, ResponseFormat format) => format.Kind switch
    {
        ResponseFormatKind.JsonSchema => Write(json => WriteValue(json, format.Schema, format.Schema, text, 0)),
        ResponseFormatKind.JsonObject => Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("answer", text);
            json.WriteEndObject();
        }),
        _ => text,
    };

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteValue(Utf8JsonWriter json, JsonElement root, JsonElement schema, string text, int depth)
    {
        if (depth > MaxDepth)
        {
            json.WriteNullValue();
            return;
        }

        schema = Resolved(root, schema);
        if (schema.Member("const") is { ValueKind: not JsonValueKind.Undefined } constant)
        {
            constant.WriteTo(json);
            return;
        }

        if (schema.Member("enum") is { ValueKind: JsonValueKind.Array } options && options.GetArrayLength() > 0)
        {
            var fits = options.EnumerateArray().FirstOrDefault(option => option.ValueKind == JsonValueKind.String && text.Contains(option.GetString()!));
            (fits.ValueKind == JsonValueKind.Undefined ? options[0] : fits).WriteTo(json);
            return;
        }

        WriteTyped(json, root, schema, text, depth);
    }

    private static void WriteTyped(Utf8JsonWriter json, JsonElement root, JsonElement schema, string text, int depth)
    {
        switch (TypeOf(schema))
        {
            case "object":
                json.WriteStartObject();
                if (schema.Member("properties") is { ValueKind: JsonValueKind.Object } properties)
                {
                    foreach (var property in properties.EnumerateObject())
                    {
                        json.WritePropertyName(property.Name);
                        WriteValue(json, root, property.Value, text, depth + 1);
                    }
                }

                json.WriteEndObject();
                break;
            case "array":
                json.WriteStartArray();
                for (var i = schema.Whole("minItems") ?? 0; i > 0; i--) WriteValue(json, root, schema.Member("items"), text, depth + 1);
                json.WriteEndArray();
                break;
            case "integer" or "number":
                json.WriteNumberValue(schema.Number("minimum") ?? 0);
                break;
            case "boolean":
                json.WriteBooleanValue(false);
                break;
            case "null":
                json.WriteNullValue();
                break;
            default:
                json.WriteStringValue(text);
                break;
        }
    }

    private static JsonElement Resolved(JsonElement root, JsonElement schema)
    {
        for (var hops = 0; hops < MaxDepth; hops++)
        {
            if (schema.Text("$ref") is { } path && path.StartsWith("#/", StringComparison.Ordinal))
                schema = path[2..].Split('/').Aggregate(root, (at, name) => at.Member(name));
            else if (schema.Member("anyOf") is { ValueKind: JsonValueKind.Array } any && any.GetArrayLength() > 0)
                schema = any[0];
            else return schema;
        }

        return schema;
    }

    private static string TypeOf(JsonElement schema) => schema.Member("type") is { ValueKind: JsonValueKind.Array } several && several.GetArrayLength() > 0
        ? several[0].GetString() ?? ""
        : schema.Text("type") ?? (schema.Member("properties").ValueKind == JsonValueKind.Object ? "object" : "string");
}
