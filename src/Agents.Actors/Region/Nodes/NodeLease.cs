namespace Agents.Actors;

/// <summary>What a node does about its lease.</summary>
internal enum LeaseAction
{
    /// <summary>Nothing yet.</summary>
    Wait,

    /// <summary>Renew it.</summary>
    Renew,

    /// <summary>Stop everything: others may have taken over.</summary>
    GiveUp,
}

/// <summary>
/// A node's own view of its lease, by its own clock. It runs from when the last successful renewal was <em>sent</em>, so that it never ends later
/// than the directory believes, whatever the network did and however the clocks differ. Immutable; pure.
/// </summary>
/// <param name="Options">How long, how often.</param>
/// <param name="SentAt">When the last renewal that succeeded was sent.</param>
internal sealed record NodeLease(LeaseOptions Options, DateTimeOffset SentAt)
{
    /// <summary>When the last attempt was sent that has failed; null if none has since the last success.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>When the node must have stopped.</summary>
    public DateTimeOffset Ends => SentAt + Options.Duration;

    /// <summary>When there is something to do next.</summary>
    public DateTimeOffset NextAt
    {
        get
        {
            var next = FailedAt is { } failed ? failed + Options.RetryEvery : SentAt + Options.RenewEvery;
            return next < Ends ? next : Ends;
        }
    }

    /// <summary>What to do at a moment.</summary>
    public LeaseAction Decide(DateTimeOffset now)
        => now >= Ends ? LeaseAction.GiveUp
            : now >= NextAt ? LeaseAction.Renew
            : LeaseAction.Wait;

    /// <summary>After a renewal that succeeded.</summary>
    /// <param name="sentAt">When it was sent.</param>
    public NodeLease Renewed(DateTimeOffset sentAt) => this with { SentAt = sentAt, FailedAt = null };

    /// <summary>After a renewal that was not answered.</summary>
    /// <param name="at">When that was known.</param>
    public NodeLease Failed(DateTimeOffset at) => this with { FailedAt = at };
}
