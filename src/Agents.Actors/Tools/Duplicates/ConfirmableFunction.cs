using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Agents.Actors;

/// <summary>A function as the model sees it when a second call must be confirmed: one more parameter. It is invoked without it.</summary>
internal sealed class ConfirmableFunction(AIFunction inner) : DelegatingAIFunction(inner)
{
    public const string Parameter = "confirm_duplicate";

    private readonly JsonElement _schema = WithConfirmation(inner.JsonSchema);

    public override JsonElement JsonSchema => _schema;

    /// <summary>Takes the confirmation out of the arguments.</summary>
    public static bool Take(JsonObject values)
    {
        var confirmed = values.TryGetPropertyValue(Parameter, out var value) && value?.GetValueKind() == JsonValueKind.True;
        values.Remove(Parameter);
        return confirmed;
    }

    private static JsonElement WithConfirmation(JsonElement schema)
    {
        var changed = JsonNode.Parse(schema.GetRawText())!.AsObject();
        if (changed["properties"] is not JsonObject properties)
            changed["properties"] = properties = [];
        properties[Parameter] = new JsonObject
        {
            ["type"] = new JsonArray("boolean", "null"),
            ["description"] = "True only if an equal call still runs and the user wants a second one all the same; else null.",
        };
        return JsonSerializer.SerializeToElement(changed);
    }
}
