namespace Agents.Actors;

/// <summary>A component measured a piece of work.</summary>
public sealed record MetricsCollected(ComponentMetrics Metrics) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "metrics_collected";
}

/// <summary>What the session has used so far, per model (voice-session.md 8.2). Follows every metric of a component.</summary>
/// <param name="Usage">Sums since the start.</param>
public sealed record SessionUsageUpdated(IReadOnlyList<ModelUsage> Usage) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "session_usage_updated";
}

/// <summary>An attempt of a service failed.</summary>
/// <param name="Error">Which service, what happened, and whether it is tried again.</param>
public sealed record SessionError(ComponentError Error) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "error";

    /// <summary>Whether the service is tried again.</summary>
    public bool Recoverable => Error.Recoverable;
}

/// <summary>An entry of a fallback list fell ill, or a probe found it well again; once per change (voice-session.md B2).</summary>
/// <param name="Model">The entry's model.</param>
/// <param name="Provider">Who serves it.</param>
/// <param name="Available">Whether it is used again.</param>
public sealed record ServiceAvailabilityChanged(string Model, string Provider, bool Available) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "availability_changed";
}

/// <summary>Why a session ended.</summary>
public enum CloseReason
{
    /// <summary>A service failed too often.</summary>
    Error,

    /// <summary>The node shuts down.</summary>
    JobShutdown,

    /// <summary>The caller left.</summary>
    ParticipantDisconnected,

    /// <summary>The application asked for it.</summary>
    UserInitiated,

    /// <summary>The agent's task is done.</summary>
    TaskCompleted,

    /// <summary>Another node has taken the session; it goes on there, and nothing more is written here.</summary>
    TakenOver,
}

/// <summary>The session is over; the last event.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Error">The error that closed it; null for other reasons.</param>
public sealed record SessionClosed(CloseReason Reason, ComponentError? Error) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "close";

    /// <summary>Answers that could not be given because a service failed for good.</summary>
    public int FailedAnswers { get; init; }
}

/// <summary>The agent begins to be heard: how long each step from the caller's last word took.</summary>
/// <param name="Waterfall">The steps.</param>
public sealed record TurnAnswered(TurnWaterfall Waterfall) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "turn_answered";
}
