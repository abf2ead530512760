namespace Agents.Actors;

/// <summary>Run a function that the model asked for.</summary>
internal sealed record RunTool(Step Step, FunctionCall Call);

/// <summary>
/// The model asks for nothing more in this step; answer with <see cref="ToolsFinished"/> once all its calls have their outcome.
/// </summary>
internal sealed record EndToolStep(Step Step);

/// <summary>The caller interrupted the speech of this step: cancel what may be cancelled.</summary>
internal sealed record InterruptTools(Step Step);

/// <summary>The session ends: answer every open call as lost, then say <see cref="ToolsAbandoned"/>.</summary>
internal sealed record AbandonTools
{
    public static AbandonTools Instance { get; } = new();
}

/// <summary>No call is open any more.</summary>
internal sealed record ToolsAbandoned
{
    public static ToolsAbandoned Instance { get; } = new();
}

/// <summary>A tool began to run.</summary>
internal sealed record ToolRuns(Step Step, FunctionCall Call);

/// <summary>A call has its outcome.</summary>
internal sealed record ToolEnded(Step Step, FunctionCall Call, ToolOutcome Outcome);

/// <summary>All calls of a step have their outcome, in the order of the model.</summary>
internal sealed record ToolsFinished(Step Step, IReadOnlyList<ToolResult> Results);

/// <summary>A call and what the model is told about it.</summary>
internal sealed record ToolResult(FunctionCall Call, FunctionCallOutput Output, bool ReplyRequired);
