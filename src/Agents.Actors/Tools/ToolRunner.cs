using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Agents.Actors;

/// <summary>Runs one function and turns whatever comes of it into an outcome for the model (voice-session.md F5).</summary>
internal static class ToolRunner
{
    public static async Task<ToolOutcome> RunAsync(AIFunction tool, JsonObject values, ToolContext context, CancellationToken stop)
    {
        try
        {
            var arguments = new AIFunctionArguments(values.ToDictionary(pair => pair.Key, pair => (object?)ToElement(pair.Value)))
            {
                Context = context.ForArguments(),
            };
            return Outcome(await tool.InvokeAsync(arguments, stop));
        }
        catch (ToolException error)
        {
            return ToolOutcome.Error(error.Message);
        }
        catch (StopResponseException)
        {
            return ToolOutcome.Silent;
        }
        catch (Exception)
        {
            return ToolOutcome.Unexpected; // F5: no details reach the model
        }
    }

    private static ToolOutcome Outcome(object? value) => value switch
    {
        null or JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => ToolOutcome.Silent,
        string text => ToolOutcome.Value(text),
        JsonElement { ValueKind: JsonValueKind.String } text => ToolOutcome.Value(text.GetString()!),
        JsonElement json => ToolOutcome.Value(json.GetRawText()),
        Microsoft.Extensions.AI.TextContent content => ToolOutcome.Value(content.Text),
        IFormattable number => ToolOutcome.Value(number.ToString(null, System.Globalization.CultureInfo.InvariantCulture)),
        _ => ToolOutcome.Value(JsonSerializer.Serialize(value, AIJsonUtilities.DefaultOptions)),
    };

    private static JsonElement ToElement(JsonNode? node) => JsonSerializer.SerializeToElement(node);
}
