namespace Agents.Actors;

/// <summary>How far a function call is.</summary>
internal enum ToolStage
{
    /// <summary>The model asked for it.</summary>
    Requested,

    /// <summary>The tool runs.</summary>
    Started,

    /// <summary>The tool has reported progress, which answers the call, and runs on beside the conversation.</summary>
    Released,

    /// <summary>The tool has ended.</summary>
    Finished,
}

/// <summary>One line of the ledger.</summary>
/// <param name="Call">What the model asked for.</param>
/// <param name="Step">The step of the speech it belongs to.</param>
/// <param name="IdempotencyKey">The same for the same call, whatever is restarted; another one for any other call.</param>
internal sealed record ToolEntry(FunctionCall Call, Step Step, string IdempotencyKey)
{
    public ToolStage Stage { get; init; } = ToolStage.Requested;

    /// <summary>What the model is told about the call.</summary>
    public ToolOutcome? Outcome { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How often it has reported progress.</summary>
    public int Reports { get; init; }

    /// <summary>The model was told.</summary>
    public bool Told { get; init; }
}
