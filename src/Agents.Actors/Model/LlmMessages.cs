using Microsoft.Extensions.AI;

namespace Agents.Actors;

/// <summary>Ask the model.</summary>
internal sealed record Generate(Step Step, ChatContext Context, IReadOnlyList<AIFunction> Tools, ToolChoice? ToolChoice);

/// <summary>The answer is not wanted any more.</summary>
internal sealed record CancelGeneration(Step Step);

/// <summary>The model said something.</summary>
internal sealed record GeneratedText(Step Step, string Text);

/// <summary>The model calls functions.</summary>
internal sealed record GeneratedCalls(Step Step, IReadOnlyList<FunctionToolCall> Calls);

/// <summary>The model is done with a step; nothing about it follows.</summary>
/// <param name="Step">Which.</param>
/// <param name="Error">Why it could not be finished; null if it was.</param>
internal sealed record GenerationEnded(Step Step, Exception? Error);

/// <summary>A service failed or measured something for a step.</summary>
internal sealed record StepReport(Step Step, object Report);
