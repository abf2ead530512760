using System.Text.Json;
using System.Text.Json.Nodes;
using System.Runtime.CompilerServices;
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
        Agent next => ToolOutcome.Silent with { Handoff = next },
        ITuple pair when Agents(pair) > 0 => WithAgent(pair),
        JsonElement { ValueKind: JsonValueKind.String } text => ToolOutcome.Value(text.GetString()!),
        JsonElement json => ToolOutcome.Value(json.GetRawText()),
        Microsoft.Extensions.AI.TextContent content => ToolOutcome.Value(content.Text),
        IFormattable number => ToolOutcome.Value(number.ToString(null, System.Globalization.CultureInfo.InvariantCulture)),
        _ => ToolOutcome.Value(JsonSerializer.Serialize(value, AIJsonUtilities.DefaultOptions)),
    };

    private static int Agents(ITuple tuple) => Enumerable.Range(0, tuple.Length).Count(i => tuple[i] is Agent);

    /// <summary>An agent and a value: the agent takes over, the value is what the model is told.</summary>
    private static ToolOutcome WithAgent(ITuple tuple)
    {
        if (Agents(tuple) > 1 || tuple.Length != 2)
            return ToolOutcome.TwoAgents;
        var (first, second) = (tuple[0], tuple[1]);
        return first is Agent next ? Outcome(second) with { Handoff = next } : Outcome(first) with { Handoff = (Agent)second! };
    }

    private static JsonElement ToElement(JsonNode? node) => JsonSerializer.SerializeToElement(node);
}
