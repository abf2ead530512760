using System.Text.Json;
using System.Text.Json.Nodes;

namespace Agents.Actors;

/// <summary>
/// A strict schema requires every parameter, so a model says null where it means the default (voice-session.md 6.1). Those nulls are taken
/// out, at every depth, and the function takes its default.
/// </summary>
internal static class NullForDefault
{
    public static void TakeOut(JsonNode? value, JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return;
        if (value is JsonArray items && schema.TryGetProperty("items", out var each))
        {
            foreach (var item in items)
                TakeOut(item, each);
        }
        else if (value is JsonObject members && schema.TryGetProperty("properties", out var properties)
            && properties.ValueKind == JsonValueKind.Object)
            TakeOut(members, schema, properties);
    }

    private static void TakeOut(JsonObject members, JsonElement schema, JsonElement properties)
    {
        foreach (var (name, member) in members.ToList())
        {
            if (!properties.TryGetProperty(name, out var own))
                continue;
            if (member is not null)
                TakeOut(member, own);
            else if (MeansDefault(name, own, schema))
                members.Remove(name);
        }
    }

    private static bool MeansDefault(string name, JsonElement own, JsonElement schema)
        => own.ValueKind == JsonValueKind.Object
            && (own.TryGetProperty("default", out _) || (!IsRequired(name, schema) && !AllowsNull(own)));

    private static bool IsRequired(string name, JsonElement schema)
        => schema.TryGetProperty("required", out var required) && required.EnumerateArray().Any(each => each.GetString() == name);

    private static bool AllowsNull(JsonElement schema) => !schema.TryGetProperty("type", out var type)
        || (type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Any(each => each.GetString() == "null")
            : type.GetString() == "null");
}
