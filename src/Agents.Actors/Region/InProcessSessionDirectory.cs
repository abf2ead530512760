namespace Agents.Actors;

/// <summary>A directory for one process without a database: every claim is granted, tokens are kept here. Usable from any thread.</summary>
public sealed class InProcessSessionDirectory : ISessionDirectory
{
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, SessionOwnership> _sessions = new(StringComparer.Ordinal);

    /// <summary>Makes an empty directory.</summary>
    /// <param name="clock">Tells when tokens expire; null: the machine's clock.</param>
    public InProcessSessionDirectory(TimeProvider? clock = null) => _clock = clock ?? TimeProvider.System;

    /// <inheritdoc />
    public bool FencesStore => false;

    /// <inheritdoc />
    public Task<ClaimResult> ClaimAsync(string sessionId, NodeId node, CancellationToken stop = default)
    {
        lock (_gate)
            return Task.FromResult<ClaimResult>(Take(sessionId, node));
    }

    /// <inheritdoc />
    public Task<ResumeResult> ResumeAsync(string tokenHash, NodeId node, CancellationToken stop = default)
    {
        lock (_gate)
        {
            var (id, known) = _sessions.FirstOrDefault(each => each.Value.ResumeHash == tokenHash);
            if (id is null)
                return Task.FromResult(new ResumeResult(null, ClaimResult.TokenRefused.Instance));
            var decision = ClaimPolicy.Resume(known, node, tokenHash, _clock.GetUtcNow());
            if (decision is ClaimResult.Granted)
                _sessions[id] = known with { ResumeHash = null, ResumeUntil = null };
            return Task.FromResult(new ResumeResult(id, decision));
        }
    }

    /// <inheritdoc />
    public Task ReleaseAsync(string sessionId, long epoch, CancellationToken stop = default)
    {
        lock (_gate)
            if (_sessions.GetValueOrDefault(sessionId)?.Epoch == epoch)
                _sessions.Remove(sessionId);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<bool> OfferResumeAsync(string sessionId, long epoch, string tokenHash, CancellationToken stop = default)
        => Task.FromResult(Change(sessionId, epoch, known => known with { ResumeHash = tokenHash, ResumeUntil = null }));

    /// <inheritdoc />
    public Task CallerLostAsync(string sessionId, long epoch, CancellationToken stop = default)
    {
        Change(sessionId, epoch, known => known with { ResumeUntil = _clock.GetUtcNow() + ClaimPolicy.TokenLife });
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<SessionPlace?> FindAsync(string sessionId, CancellationToken stop = default)
    {
        lock (_gate)
            return Task.FromResult(_sessions.TryGetValue(sessionId, out var known) ? Place(sessionId, known) : null);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<SessionPlace>> ListAsync(string? after, int count, CancellationToken stop = default)
    {
        lock (_gate)
            return Task.FromResult<IReadOnlyList<SessionPlace>>([.. _sessions
                .Where(each => after is null || string.CompareOrdinal(each.Key, after) > 0).Take(count).Select(each => Place(each.Key, each.Value))]);
    }

    private static SessionPlace Place(string id, SessionOwnership known) => new(id, known.Epoch, known.Owner, OwnerIsAlive: true);

    private ClaimResult.Granted Take(string id, NodeId node)
    {
        var epoch = (_sessions.GetValueOrDefault(id)?.Epoch ?? 0) + 1;
        _sessions[id] = new SessionOwnership(epoch, 0) { Owner = node, OwnerLeaseEnds = DateTimeOffset.MaxValue - ClaimPolicy.TokenLife };
        return new ClaimResult.Granted(epoch);
    }

    private bool Change(string id, long epoch, Func<SessionOwnership, SessionOwnership> change)
    {
        lock (_gate)
        {
            if (_sessions.GetValueOrDefault(id) is not { } known || known.Epoch != epoch)
                return false;
            _sessions[id] = change(known);
            return true;
        }
    }
}
