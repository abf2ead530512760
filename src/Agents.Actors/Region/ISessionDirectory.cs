namespace Agents.Actors;

/// <summary>Which sessions exist and which node owns each. What it grants is exclusive: at most one owner writes (<see cref="ClaimPolicy"/>).</summary>
public interface ISessionDirectory
{
    /// <summary>
    /// Whether its epochs are those of the store of conversations, so that a claim fences the writes of former owners
    /// (<see cref="IConversationStore.ReadAsync"/>). Otherwise the store raises epochs of its own (<see cref="IConversationStore.OpenAsync"/>).
    /// </summary>
    bool FencesStore { get; }

    /// <summary>Takes a session, known or new, that nobody living has.</summary>
    /// <exception cref="StoreException">The directory cannot be reached.</exception>
    Task<ClaimResult> ClaimAsync(string sessionId, NodeId node, CancellationToken stop = default);

    /// <summary>Takes the session that a caller's token stands for, from whoever has it. The token is used up.</summary>
    /// <param name="tokenHash">See <see cref="ResumeToken.Hash"/>.</param>
    /// <param name="node">Who takes it.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="StoreException">The directory cannot be reached.</exception>
    Task<ResumeResult> ResumeAsync(string tokenHash, NodeId node, CancellationToken stop = default);

    /// <summary>Gives a session back: anybody may take it, its caller's token for ten minutes. Nothing happens if the epoch is not the owner's any more.</summary>
    /// <exception cref="StoreException">The directory cannot be reached.</exception>
    Task ReleaseAsync(string sessionId, long epoch, CancellationToken stop = default);

    /// <summary>Makes a token the only one that takes the session, valid while its caller is connected and for ten minutes after.</summary>
    /// <returns>False: the epoch is not the owner's any more.</returns>
    /// <exception cref="StoreException">The directory cannot be reached.</exception>
    Task<bool> OfferResumeAsync(string sessionId, long epoch, string tokenHash, CancellationToken stop = default);

    /// <summary>The caller was lost: its token is valid for ten minutes from now.</summary>
    /// <exception cref="StoreException">The directory cannot be reached.</exception>
    Task CallerLostAsync(string sessionId, long epoch, CancellationToken stop = default);

    /// <summary>Where a session is; null if it does not exist or is over.</summary>
    /// <exception cref="StoreException">The directory cannot be reached.</exception>
    Task<SessionPlace?> FindAsync(string sessionId, CancellationToken stop = default);

    /// <summary>All sessions that are not over, by name, those after a name.</summary>
    /// <param name="after">Name of the last one of the page before; null: from the first.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="StoreException">The directory cannot be reached.</exception>
    Task<IReadOnlyList<SessionPlace>> ListAsync(string? after, int count, CancellationToken stop = default);
}

/// <summary>Where a session is.</summary>
/// <param name="Id">Name of the session.</param>
/// <param name="Epoch">Epoch of its owner.</param>
/// <param name="Owner">The node that has it; null if nobody has.</param>
/// <param name="OwnerIsAlive">Whether that node's lease runs.</param>
public sealed record SessionPlace(string Id, long Epoch, NodeId? Owner, bool OwnerIsAlive);

/// <summary>What became of a resume.</summary>
/// <param name="SessionId">The token's session; null if the token is unknown.</param>
/// <param name="Result">The claim.</param>
public sealed record ResumeResult(string? SessionId, ClaimResult Result);
