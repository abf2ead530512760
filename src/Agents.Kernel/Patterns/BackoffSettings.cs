namespace Agents.Kernel;

/// <summary>What makes a backoff supervisor start its child again.</summary>
internal enum BackoffTrigger
{
    Stop,
    Failure,
}

/// <summary>Everything a backoff supervisor goes by. Checked by <see cref="Create"/>.</summary>
internal sealed record BackoffSettings
{
    public const int WithoutLimit = -1;

    private BackoffSettings()
    {
    }

    public required BackoffTrigger Trigger { get; init; }

    public required Props ChildProps { get; init; }

    public required string ChildName { get; init; }

    public required BackoffDelay Delay { get; init; }

    public required IBackoffReset Reset { get; init; }

    public required SupervisorStrategy Strategy { get; init; }

    public object? ReplyWhileStopped { get; init; }

    public Func<object, bool>? IsFinalStopMessage { get; init; }

    /// <summary>The strategy that options always have; only the constructor of the supervisor takes others.</summary>
    public OneForOneStrategy OneForOne => (OneForOneStrategy)Strategy;

    public static OneForOneStrategy DefaultStrategy(int maxNrOfRetries) =>
        new(maxNrOfRetries, withinTimeRange: null, SupervisorStrategy.DefaultDecider);

    public static BackoffSettings Create(
        BackoffTrigger trigger,
        Props childProps,
        string childName,
        TimeSpan minBackoff,
        TimeSpan maxBackoff,
        double randomFactor,
        SupervisorStrategy strategy,
        IBackoffReset? reset = null)
    {
        ArgumentNullException.ThrowIfNull(childProps);
        ArgumentException.ThrowIfNullOrEmpty(childName);
        ArgumentNullException.ThrowIfNull(strategy);
        return new BackoffSettings
        {
            Trigger = trigger,
            ChildProps = childProps,
            ChildName = childName,
            Delay = BackoffDelay.Create(minBackoff, maxBackoff, randomFactor),
            Reset = reset ?? new AutoReset(minBackoff),
            Strategy = strategy,
        };
    }
}
