namespace Agents.Actors;

/// <summary>Who owns a session, as the directory has it.</summary>
/// <param name="Epoch">Larger for every owner; 0 before the first.</param>
/// <param name="Sequence">Number of the last record.</param>
public sealed record SessionOwnership(long Epoch, long Sequence)
{
    /// <summary>The owner; null if nobody has it or it was released.</summary>
    public NodeId? Owner { get; init; }

    /// <summary>When the lease of the owner ends or ended; null if there is no such node.</summary>
    public DateTimeOffset? OwnerLeaseEnds { get; init; }

    /// <summary>Whether it is over for good.</summary>
    public bool Ended { get; init; }

    /// <summary>Hash of the token that may take the session; null if there is none.</summary>
    public string? ResumeHash { get; init; }

    /// <summary>Until when the token is good; null while the caller is connected.</summary>
    public DateTimeOffset? ResumeUntil { get; init; }

    /// <summary>The fence: whether a write may happen.</summary>
    /// <param name="epoch">The writer's epoch.</param>
    /// <param name="firstSequence">Number of its first record.</param>
    public bool Accepts(long epoch, long firstSequence) => epoch == Epoch && firstSequence <= Sequence + 1;
}
