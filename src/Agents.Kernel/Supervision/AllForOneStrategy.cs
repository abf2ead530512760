namespace Agents.Kernel;

/// <summary>A failure of one child concerns all of them. Akka.NET: <c>AllForOneStrategy</c>.</summary>
public class AllForOneStrategy : SupervisorStrategy, IEquatable<AllForOneStrategy>
{
    /// <summary>The default decider, no limit.</summary>
    protected AllForOneStrategy()
        : this(DefaultDecider)
    {
    }

    /// <summary>Restarts up to a limit within a stretch of time; past it the child stops.</summary>
    /// <param name="maxNrOfRetries">The limit; null or negative for none, 0 for no restart at all.</param>
    /// <param name="withinTimeRange">The stretch; null for ever.</param>
    /// <param name="localOnlyDecider">Chooses the directive.</param>
    public AllForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, Func<Exception, Directive> localOnlyDecider)
        : this(maxNrOfRetries, withinTimeRange, Kernel.Decider.From(localOnlyDecider))
    {
    }

    /// <summary>Restarts up to a limit within a stretch of time; past it the child stops.</summary>
    /// <param name="maxNrOfRetries">The limit; null or negative for none, 0 for no restart at all.</param>
    /// <param name="withinTimeRange">The stretch; null for ever.</param>
    /// <param name="decider">Chooses the directive.</param>
    public AllForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, IDecider decider)
        : this(maxNrOfRetries ?? -1, withinTimeRange is { } range ? (int)range.TotalMilliseconds : Timeout.Infinite, decider)
    {
    }

    /// <summary>Restarts up to a limit within a stretch of time; past it the child stops.</summary>
    /// <param name="maxNrOfRetries">The limit; negative for none, 0 for no restart at all.</param>
    /// <param name="withinTimeMilliseconds">The stretch in milliseconds; zero or negative for ever.</param>
    /// <param name="localOnlyDecider">Chooses the directive.</param>
    /// <param name="loggingEnabled">Whether failures are published as log events.</param>
    public AllForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, Func<Exception, Directive> localOnlyDecider, bool loggingEnabled = true)
        : this(maxNrOfRetries, withinTimeMilliseconds, Kernel.Decider.From(localOnlyDecider), loggingEnabled)
    {
    }

    /// <summary>Restarts up to a limit within a stretch of time; past it the child stops.</summary>
    /// <param name="maxNrOfRetries">The limit; negative for none, 0 for no restart at all.</param>
    /// <param name="withinTimeMilliseconds">The stretch in milliseconds; zero or negative for ever.</param>
    /// <param name="decider">Chooses the directive.</param>
    /// <param name="loggingEnabled">Whether failures are published as log events.</param>
    public AllForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, IDecider decider, bool loggingEnabled = true)
    {
        ArgumentNullException.ThrowIfNull(decider);
        (MaxNumberOfRetries, WithinTimeRangeMilliseconds, Decider, LoggingEnabled) = (maxNrOfRetries, withinTimeMilliseconds, decider, loggingEnabled);
    }

    /// <summary>No limit.</summary>
    /// <param name="localOnlyDecider">Chooses the directive.</param>
    public AllForOneStrategy(Func<Exception, Directive> localOnlyDecider)
        : this(-1, Timeout.Infinite, localOnlyDecider)
    {
    }

    /// <summary>No limit.</summary>
    /// <param name="decider">Chooses the directive.</param>
    public AllForOneStrategy(IDecider decider)
        : this(-1, Timeout.Infinite, decider)
    {
    }

    /// <summary>The limit of restarts; negative for none.</summary>
    public int MaxNumberOfRetries { get; }

    /// <summary>The stretch of time for the limit, in milliseconds; zero or negative for ever.</summary>
    public int WithinTimeRangeMilliseconds { get; }

    /// <inheritdoc />
    public override IDecider Decider { get; }

    /// <inheritdoc />
    protected override Directive Handle(IActorRef child, Exception exception) => Decider.Decide(exception);

    /// <inheritdoc />
    public override void ProcessFailure(
        IActorContext context, bool restart, IActorRef child, Exception cause, ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children)
    {
        if (restart && children.All(member => member.RequestRestartPermission(MaxNumberOfRetries, WithinTimeRangeMilliseconds)))
        {
            foreach (var member in children)
                RestartChild(member.Child, cause, suspendFirst: !member.Child.Equals(child));
            return;
        }

        foreach (var member in children)
            context.Stop(member.Child);
    }

    /// <inheritdoc />
    public bool Equals(AllForOneStrategy? other) =>
        other is not null && MaxNumberOfRetries == other.MaxNumberOfRetries
        && WithinTimeRangeMilliseconds == other.WithinTimeRangeMilliseconds && Equals(Decider, other.Decider);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as AllForOneStrategy);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(MaxNumberOfRetries, WithinTimeRangeMilliseconds, Decider);
}
