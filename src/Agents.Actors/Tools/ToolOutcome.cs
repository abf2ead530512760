namespace Agents.Actors;

/// <summary>How a function call ended (voice-session.md F5, D13).</summary>
public enum ToolEnding
{
    /// <summary>The tool returned.</summary>
    Done,

    /// <summary>The tool threw, its arguments were wrong, or there is no such tool.</summary>
    Failed,

    /// <summary>The deadline passed.</summary>
    TimedOut,

    /// <summary>It was cancelled: by the caller's interruption, by the model, or by a newer call, as its policy allows.</summary>
    Cancelled,

    /// <summary>It was under way when the session lost it: whether it had an effect is not known.</summary>
    OutcomeUnknown,
}

/// <summary>What the model is told about a call: exactly one per call.</summary>
/// <param name="Ending">How the call ended.</param>
/// <param name="Text">The output the model reads.</param>
/// <param name="ReplyRequired">Whether the model should speak about it.</param>
public sealed record ToolOutcome(ToolEnding Ending, string Text, bool ReplyRequired)
{
    /// <summary>Whether the model is told that this is an error.</summary>
    public bool IsError => Ending is not ToolEnding.Done;

    /// <summary>The agent that takes over; null for none.</summary>
    internal Agent? Handoff { get; init; }

    internal static ToolOutcome Value(string text) => new(ToolEnding.Done, text, ReplyRequired: true);

    internal static ToolOutcome Silent { get; } = new(ToolEnding.Done, "", ReplyRequired: false);

    internal static ToolOutcome LateHandoff { get; } = Error("A tool that has reported progress cannot transfer the caller any more.");

    internal static ToolOutcome TwoAgents { get; } = Error("Only one agent can take over at a time; none did.");

    internal static ToolOutcome Error(string text) => new(ToolEnding.Failed, text, ReplyRequired: true);

    internal static ToolOutcome UnknownTool(string name, IEnumerable<string> known)
        => Error($"There is no tool \"{name}\". Tools: {string.Join(", ", known.Order(StringComparer.Ordinal).DefaultIfEmpty("none"))}.");

    internal static ToolOutcome Unexpected { get; } = Error("An internal error occurred in the tool.");

    internal static ToolOutcome Late(TimeSpan deadline)
        => new(ToolEnding.TimedOut,
            $"The tool did not answer within {deadline.TotalSeconds:0.###} s. Whether it had an effect is not known.", ReplyRequired: true);

    /// <summary>The tools' actor failed, or the session ended, while the call ran.</summary>
    internal static ToolOutcome Lost { get; }
        = new(ToolEnding.OutcomeUnknown, "The tool was interrupted while it ran. Whether it had an effect is not known.",
            ReplyRequired: true);

    /// <summary>The call was asked for and never begun.</summary>
    internal static ToolOutcome NotRun { get; }
        = new(ToolEnding.Failed, "The tool was not run, so it had no effect.", ReplyRequired: true);

    internal static ToolOutcome CancelledByModel { get; } = new(ToolEnding.Cancelled, "The call was cancelled.", ReplyRequired: false);

    internal static ToolOutcome AgentLeft { get; }
        = new(ToolEnding.Cancelled, "The call was cancelled because another agent takes over.", ReplyRequired: false);

    internal static ToolOutcome Replaced { get; }
        = new(ToolEnding.Cancelled, "The call was cancelled because a newer one replaces it.", ReplyRequired: false);

    internal static ToolOutcome Interrupted { get; }
        = new(ToolEnding.Cancelled, "The call was cancelled because the caller interrupted.", ReplyRequired: false);
}
