using System.Text.Json;
using System.Text.Json.Nodes;

namespace Agents.Actors;

/// <summary>
/// Checks values against the part of JSON Schema that tools use: type, enum, required, properties, additionalProperties, items.
/// </summary>
internal static class JsonSchema
{
    /// <summary>What is wrong with a value, for the model to read; null if nothing is.</summary>
    public static string? FirstFault(JsonNode? value, JsonElement schema, string path)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return null;
        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(allowed => IsOfType(value, allowed)))
            return $"{path} must be of type {string.Join(" or ", Types(type))}.";
        if (schema.TryGetProperty("enum", out var allowedValues)
            && !allowedValues.EnumerateArray().Any(one => JsonNode.DeepEquals(JsonNode.Parse(one.GetRawText()), value)))
            return $"{path} must be one of {allowedValues.GetRawText()}.";
        return value switch
        {
            JsonObject members => MemberFault(members, schema, path),
            JsonArray items when schema.TryGetProperty("items", out var each) => items
                .Select((item, i) => FirstFault(item, each, $"{path}[{i}]")).FirstOrDefault(fault => fault is not null),
            _ => null,
        };
    }

    private static string? MemberFault(JsonObject members, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("required", out var required))
            foreach (var name in required.EnumerateArray().Select(each => each.GetString()!))
                if (!members.ContainsKey(name))
                    return $"{path}.{name} is missing.";
        var known = schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object;
        var closed = schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False;
        foreach (var (name, member) in members)
        {
            if (known && properties.TryGetProperty(name, out var own))
            {
                if (FirstFault(member, own, $"{path}.{name}") is { } fault)
                    return fault;
            }
            else if (closed)
                return $"{path}.{name} is not known.";
        }
        return null;
    }

    private static IEnumerable<string> Types(JsonElement type)
        => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!) : [type.GetString()!];

    private static bool IsOfType(JsonNode? value, string type) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("null", JsonValueKind.Null) => true,
        ("object", JsonValueKind.Object) => true,
        ("array", JsonValueKind.Array) => true,
        ("string", JsonValueKind.String) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => double.IsInteger(value!.Deserialize<double>()),
        _ => false,
    };
}
