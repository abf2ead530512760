using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Agents.Actors;

/// <summary>Arguments as the model sent them, made usable or refused.</summary>
/// <param name="Canonical">The arguments as JSON, written back into the call; null if refused.</param>
/// <param name="Values">The arguments by name; null if refused.</param>
/// <param name="Fault">What is wrong, for the model; null if usable.</param>
internal sealed record ToolArguments(string? Canonical, JsonObject? Values, string? Fault)
{
    /// <summary>
    /// Reads arguments: strict JSON first, then with template tokens stripped and doubly encoded text unwrapped (voice-session.md F4), then
    /// against the schema. A null that stands for a default is taken out (6.1).
    /// </summary>
    public static ToolArguments Read(string raw, JsonElement schema)
    {
        if (Parse(raw) is not { } values)
            return new(null, null, "The arguments are not a JSON object.");
        NullForDefault.TakeOut(values, schema);
        return JsonSchema.FirstFault(values, schema, "arguments") is { } fault
            ? new(null, null, fault)
            : new(values.ToJsonString(), values, null);
    }

    private static JsonObject? Parse(string raw)
    {
        if (string.IsNullOrWhiteSpace(raw))
            return [];
        return AsObject(raw) ?? AsObject(Unpolluted(raw));
    }

    private static JsonObject? AsObject(string text)
    {
        try
        {
            return JsonNode.Parse(text) switch
            {
                JsonObject values => values,
                JsonValue inner when inner.TryGetValue<string>(out var encoded) => JsonNode.Parse(encoded) as JsonObject,
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Unpolluted(string raw)
    {
        var text = TemplatePattern.Replace(raw, "").Trim();
        var start = text.IndexOf('{');
        var end = text.LastIndexOf('}');
        return start >= 0 && end > start && !text.StartsWith('"') ? text[start..(end + 1)] : text;
    }

    private static readonly Regex TemplatePattern = new(@"<\|[^|>]*\|>|</?tool_call>|</?function_call>|```(?:json)?", RegexOptions.CultureInvariant);
}
