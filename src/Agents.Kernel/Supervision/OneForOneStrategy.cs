namespace Agents.Kernel;

/// <summary>A failure concerns only the child that failed. Akka.NET: <c>OneForOneStrategy</c>.</summary>
public class OneForOneStrategy : SupervisorStrategy, IEquatable<OneForOneStrategy>
{
    /// <summary>The default decider, no limit.</summary>
    protected OneForOneStrategy()
        : this(DefaultDecider)
    {
    }

    /// <summary>Restarts up to a limit within a stretch of time; past it the child stops.</summary>
    /// <param name="maxNrOfRetries">The limit; null or negative for none, 0 for no restart at all.</param>
    /// <param name="withinTimeRange">The stretch; null for ever.</param>
    /// <param name="localOnlyDecider">Chooses the directive.</param>
    public OneForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, Func<Exception, Directive> localOnlyDecider)
        : this(maxNrOfRetries, withinTimeRange, Kernel.Decider.From(localOnlyDecider))
    {
    }

    /// <summary>Restarts up to a limit within a stretch of time; past it the child stops.</summary>
    /// <param name="maxNrOfRetries">The limit; null or negative for none, 0 for no restart at all.</param>
    /// <param name="withinTimeRange">The stretch; null for ever.</param>
    /// <param name="decider">Chooses the directive.</param>
    public OneForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, IDecider decider)
        : this(maxNrOfRetries ?? -1, withinTimeRange is { } range ? (int)range.TotalMilliseconds : Timeout.Infinite, decider)
    {
    }

    /// <summary>Restarts up to a limit within a stretch of time; past it the child stops.</summary>
    /// <param name="maxNrOfRetries">The limit; negative for none, 0 for no restart at all.</param>
    /// <param name="withinTimeMilliseconds">The stretch in milliseconds; zero or negative for ever.</param>
    /// <param name="localOnlyDecider">Chooses the directive.</param>
    /// <param name="loggingEnabled">Whether failures are published as log events.</param>
    public OneForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, Func<Exception, Directive> localOnlyDecider, bool loggingEnabled = true)
        : this(maxNrOfRetries, withinTimeMilliseconds, Kernel.Decider.From(localOnlyDecider), loggingEnabled)
    {
    }

    /// <summary>Restarts up to a limit within a stretch of time; past it the child stops.</summary>
    /// <param name="maxNrOfRetries">The limit; negative for none, 0 for no restart at all.</param>
    /// <param name="withinTimeMilliseconds">The stretch in milliseconds; zero or negative for ever.</param>
    /// <param name="decider">Chooses the directive.</param>
    /// <param name="loggingEnabled">Whether failures are published as log events.</param>
    public OneForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, IDecider decider, bool loggingEnabled = true)
    {
        ArgumentNullException.ThrowIfNull(decider);
        (MaxNumberOfRetries, WithinTimeRangeMilliseconds, Decider, LoggingEnabled) = (maxNrOfRetries, withinTimeMilliseconds, decider, loggingEnabled);
    }

    /// <summary>No limit.</summary>
    /// <param name="localOnlyDecider">Chooses the directive.</param>
    public OneForOneStrategy(Func<Exception, Directive> localOnlyDecider)
        : this(-1, Timeout.Infinite, localOnlyDecider)
    {
    }

    /// <summary>No limit.</summary>
    /// <param name="localOnlyDecider">Chooses the directive.</param>
    /// <param name="loggingEnabled">Whether failures are published as log events.</param>
    public OneForOneStrategy(Func<Exception, Directive> localOnlyDecider, bool loggingEnabled = true)
        : this(-1, Timeout.Infinite, localOnlyDecider, loggingEnabled)
    {
    }

    /// <summary>No limit.</summary>
    /// <param name="decider">Chooses the directive.</param>
    public OneForOneStrategy(IDecider decider)
        : this(-1, Timeout.Infinite, decider)
    {
    }

    /// <summary>The limit of restarts; negative for none.</summary>
    public int MaxNumberOfRetries { get; }

    /// <summary>The stretch of time for the limit, in milliseconds; zero or negative for ever.</summary>
    public int WithinTimeRangeMilliseconds { get; }

    /// <inheritdoc />
    public override IDecider Decider { get; }

    /// <summary>The same strategy with another limit.</summary>
    /// <param name="maxNrOfRetries">The limit; negative for none.</param>
    public OneForOneStrategy WithMaxNrOfRetries(int maxNrOfRetries) =>
        new(maxNrOfRetries, WithinTimeRangeMilliseconds, Decider, LoggingEnabled);

    /// <inheritdoc />
    protected override Directive Handle(IActorRef child, Exception exception) => Decider.Decide(exception);

    /// <inheritdoc />
    public override void ProcessFailure(
        IActorContext context, bool restart, IActorRef child, Exception cause, ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children)
    {
        if (restart && stats.RequestRestartPermission(MaxNumberOfRetries, WithinTimeRangeMilliseconds))
            RestartChild(child, cause, suspendFirst: false);
        else
            context.Stop(child);
    }

    /// <inheritdoc />
    public bool Equals(OneForOneStrategy? other) =>
        other is not null && MaxNumberOfRetries == other.MaxNumberOfRetries
        && WithinTimeRangeMilliseconds == other.WithinTimeRangeMilliseconds && Equals(Decider, other.Decider);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as OneForOneStrategy);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(MaxNumberOfRetries, WithinTimeRangeMilliseconds, Decider);
}
