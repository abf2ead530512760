namespace Agents.Actors;

/// <summary>A function call that the model was not told about yet, as the log knows it.</summary>
/// <param name="Call">What the model asked for.</param>
public sealed record LoggedCall(FunctionCall Call)
{
    /// <summary>Whether the tool may have run.</summary>
    public bool Started { get; init; }

    /// <summary>How it ended; null if that is not known.</summary>
    public ToolOutcome? Outcome { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>
    /// What the model is told if the session is taken up from here: the outcome if there is one; else that the tool did not run, or that
    /// nobody knows. It never runs again.
    /// </summary>
    internal ToolOutcome Settled => Outcome ?? (Started ? ToolOutcome.Lost : ToolOutcome.NotRun);
}
