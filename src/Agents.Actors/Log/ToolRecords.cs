namespace Agents.Actors;

/// <summary>The model asked for a function.</summary>
/// <param name="Call">What it asked for.</param>
/// <param name="Speech">Number of the speech it belongs to.</param>
/// <param name="Step">Number of the step within the speech.</param>
public sealed record ToolRequested(FunctionCall Call, int Speech, int Step) : SessionRecord;

/// <summary>A tool is about to run. It runs only once this record is durable, so a call without it had no effect.</summary>
/// <param name="Call">The call with its arguments as they are given to the tool.</param>
/// <param name="IdempotencyKey">The key that the tool gets.</param>
public sealed record ToolStarted(FunctionCall Call, string IdempotencyKey) : SessionRecord;

/// <summary>A call has its outcome. Once the output is in the history the model has been told.</summary>
/// <param name="CallItemId">Item id of the call.</param>
/// <param name="Outcome">How it ended and what the model is to be told.</param>
public sealed record ToolFinished(string CallItemId, ToolOutcome Outcome) : SessionRecord;
