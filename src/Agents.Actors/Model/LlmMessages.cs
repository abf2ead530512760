using Microsoft.Extensions.AI;

namespace Agents.Actors;

/// <summary>Ask the model.</summary>
/// <param name="Step">What for.</param>
/// <param name="Agent">Whose node runs.</param>
/// <param name="Model">The model in force.</param>
/// <param name="Context">The prompt.</param>
/// <param name="Tools">Functions it may call.</param>
internal sealed record Generate(Step Step, Agent Agent, ILanguageModel Model, ChatContext Context, IReadOnlyList<AIFunction> Tools)
{
    public ToolChoice? ToolChoice { get; init; }

    public ApiConnectOptions Connect { get; init; } = ApiConnectOptions.Default;
}

/// <summary>The answer is not wanted any more.</summary>
internal sealed record CancelGeneration(Step Step);

/// <summary>The model said something.</summary>
internal sealed record GeneratedText(Step Step, string Text);

/// <summary>What the model said so far is to be heard as a stretch of its own.</summary>
internal sealed record GeneratedFlush(Step Step);

/// <summary>The model calls functions.</summary>
internal sealed record GeneratedCalls(Step Step, IReadOnlyList<FunctionToolCall> Calls);

/// <summary>The model is done with a step; nothing about it follows.</summary>
/// <param name="Step">Which.</param>
/// <param name="Error">Why it could not be finished; null if it was.</param>
internal sealed record GenerationEnded(Step Step, Exception? Error);

/// <summary>A service failed or measured something for a step.</summary>
internal sealed record StepReport(Step Step, object Report);
