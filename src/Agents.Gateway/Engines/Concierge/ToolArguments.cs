using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Agents.Gateway;

/// <summary>Fills a tool's required arguments from the question: values of an enum that were said, numbers, and what follows "in" or "for".</summary>
internal static partial class ToolArguments
{
    private static readonly string[] Numbers =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];

    /// <summary>The arguments as JSON text.</summary>
    /// <param name="schema">The tool's parameters.</param>
    /// <param name="question">What the caller said.</param>
    public static string Fill(JsonElement schema, string question)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) WriteObject(json, schema, question);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteObject(Utf8JsonWriter json, JsonElement schema, string question)
    {
        json.WriteStartObject();
        var properties = schema.Member("properties");
        if (schema.Member("required") is { ValueKind: JsonValueKind.Array } required)
        {
            foreach (var name in required.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!))
            {
                json.WritePropertyName(name);
                WriteValue(json, properties.Member(name), question);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, JsonElement schema, string question)
    {
        if (schema.Member("enum") is { ValueKind: JsonValueKind.Array } options && options.GetArrayLength() > 0)
        {
            var said = options.EnumerateArray().FirstOrDefault(option =>
                option.ValueKind == JsonValueKind.String && question.Contains(option.GetString()!, StringComparison.OrdinalIgnoreCase));
            (said.ValueKind == JsonValueKind.Undefined ? options[0] : said).WriteTo(json);
            return;
        }

        switch (TypeOf(schema))
        {
            case "null":
                json.WriteNullValue();
                break;
            case "integer" or "number":
                json.WriteNumberValue(Number(question));
                break;
            case "boolean":
                json.WriteBooleanValue(true);
                break;
            case "array":
                json.WriteStartArray();
                json.WriteEndArray();
                break;
            case "object":
                WriteObject(json, schema, question);
                break;
            default:
                json.WriteStringValue(Subject(question));
                break;
        }
    }

    /// <summary>The type; of a list that allows null, null: strict schemas mark optional arguments so (protocol 4.4).</summary>
    private static string TypeOf(JsonElement schema) => schema.Member("type") is { ValueKind: JsonValueKind.Array } several
        ? several.EnumerateArray().Any(type => type.ValueKind == JsonValueKind.String && type.GetString() == "null") ? "null" : several[0].GetString() ?? ""
        : schema.Text("type") ?? "string";

    private static int Number(string question)
    {
        if (Digits().Match(question) is { Success: true } digits) return int.Parse(digits.Value, CultureInfo.InvariantCulture);
        var words = question.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Select(word => Array.IndexOf(Numbers, word.Trim('.', ',', '?', '!'))).Where(value => value >= 0).DefaultIfEmpty(1).First();
    }

    private static string Subject(string question) =>
        Preposition().Match(question) is { Success: true } match ? match.Groups[1].Value.Trim() : question.Trim();

    [GeneratedRegex(@"\d{1,9}")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\b(?:in|for|at|to|of|about|from|on)\s+(?:the\s+)?([^?.!,]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Preposition();
}
