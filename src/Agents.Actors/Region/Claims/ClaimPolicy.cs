namespace Agents.Actors;

/// <summary>
/// Whether a node may take a session: if nobody has it, if its owner's lease ended, if the owner was an earlier life of the same node, or with the
/// caller's resume token, which takes it from a living owner too. Pure; a directory decides by it inside one transaction.
/// </summary>
public static class ClaimPolicy
{
    /// <summary>How long a resume token is good after the connection was lost.</summary>
    public static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(10);

    /// <summary>Decides a claim without a token.</summary>
    /// <param name="session">What the directory has.</param>
    /// <param name="claimer">Who wants it.</param>
    /// <param name="now">The directory's time.</param>
    public static ClaimResult Claim(SessionOwnership session, NodeId claimer, DateTimeOffset now)
    {
        if (session.Ended)
            return ClaimResult.Over.Instance;
        return session.Owner is { } owner && !IsEarlierLife(owner, claimer) && session.OwnerLeaseEnds > now
            ? new ClaimResult.OwnedBy(owner)
            : new ClaimResult.Granted(session.Epoch + 1);
    }

    private static bool IsEarlierLife(NodeId owner, NodeId claimer)
        => owner.Name == claimer.Name && owner.Incarnation <= claimer.Incarnation;

    /// <summary>Decides a claim with the token of the caller. Who has the session already keeps its epoch.</summary>
    /// <param name="session">What the directory has.</param>
    /// <param name="claimer">Who wants it.</param>
    /// <param name="tokenHash">Hash of the token that was shown.</param>
    /// <param name="now">The directory's time.</param>
    public static ClaimResult Resume(SessionOwnership session, NodeId claimer, string tokenHash, DateTimeOffset now)
    {
        if (session.Ended)
            return ClaimResult.Over.Instance;
        var until = session.ResumeUntil ?? (session.OwnerLeaseEnds is { } ends ? ends + TokenLife : null);
        return session.ResumeHash == tokenHash && until >= now
            ? new ClaimResult.Granted(session.Owner == claimer ? session.Epoch : session.Epoch + 1)
            : ClaimResult.TokenRefused.Instance;
    }
}
