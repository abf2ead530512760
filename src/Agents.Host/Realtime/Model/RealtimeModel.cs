using Agents.Inference;
using Agents.Messages;
using Microsoft.Extensions.AI;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary>
/// The agent's model as a realtime session uses it: it answers as the response asks, tells the leg what it says as it comes, and leaves calls of the client's
/// functions to the client.
/// </summary>
/// <param name="model">The agent's model.</param>
/// <param name="slot">Knows the response.</param>
/// <param name="leg">Is told.</param>
internal sealed class RealtimeModel(ILanguageModel model, ModelTurnSlot slot, IActorRef leg) : ILanguageModel
{
    /// <inheritdoc />
    public string Model => model.Model;

    /// <inheritdoc />
    public string Provider => model.Provider;

    /// <inheritdoc />
    public string Label => model.Label;

    /// <inheritdoc />
    public event Action<ComponentError>? Error
    {
        add => model.Error += value;
        remove => model.Error -= value;
    }

    /// <inheritdoc />
    public event Action<ComponentMetrics>? MetricsCollected
    {
        add => model.MetricsCollected += value;
        remove => model.MetricsCollected -= value;
    }

    /// <inheritdoc />
    public ILlmStream Chat(
        ChatContext context, IReadOnlyList<AITool>? tools = null, LlmChatOptions? options = null, IActorRefFactory? parent = null, string? name = null)
    {
        var turn = slot.Turn;
        leg.Tell(new ModelAsked(turn.Response));
        var stream = model.Chat(
            PromptPlan.For(context, turn.Request),
            Tools(tools ?? [], turn.Request),
            Options(options ?? new LlmChatOptions(), turn.Request),
            parent,
            name);
        return new TappedAnswer(stream, turn, leg);
    }

    /// <summary>The model is the agent's: whoever made it disposes it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The agent's functions and the client's; where both have one of a name, the client's.</summary>
    private static List<AITool> Tools(IReadOnlyList<AITool> agents, ResponseRequest request)
    {
        var clients = request.Tools.Select(tool => tool.Name).ToHashSet();
        return [.. agents.Where(tool => !clients.Contains(tool.Name)), .. request.Tools.Select(Tool)];
    }

    private static LlmChatOptions Options(LlmChatOptions options, ResponseRequest request)
    {
        var chosen = options with { ToolChoice = options.ToolChoice ?? Choice(request.ToolChoice) };
        if (request.MaxOutputTokens is not { } limit)
            return chosen;
        var extra = (JObject?)options.Extra?.DeepClone() ?? [];
        extra["max_completion_tokens"] = limit;
        return chosen with { Extra = extra };
    }

    private static ToolChoice? Choice(JToken choice) => choice is JObject named
        ? ToolChoice.Function((string)named["name"]!)
        : (string?)choice is "auto" ? null : ToolChoice.FromJson(choice);

    private static RawFunctionTool Tool(ToolSettings tool) =>
        new(new JObject { ["name"] = tool.Name, ["description"] = tool.Description, ["parameters"] = tool.Parameters.DeepClone() });
}
