namespace Agents.Actors.Tests.Cluster;

/// <summary>One node's connection to the shared database. While it is cut, calls fail; while it stalls, they wait for the connection to come back.</summary>
internal sealed class MemberStore(MemoryCluster cluster) : INodeDirectory, ISessionDirectory, IConversationStore
{
    private TaskCompletionSource? _stall;

    public bool Cut { get; set; }

    /// <summary>Who writes through it; known once the node has registered.</summary>
    public NodeId Node { get; private set; } = new("?", 0);

    public bool FencesStore => true;

    public void Stall() => _stall = new TaskCompletionSource();

    public void Flow()
    {
        var stalled = _stall;
        _stall = null;
        stalled?.SetResult();
    }

    public Task<NodeId> RegisterAsync(NodeRegistration node, TimeSpan lease, CancellationToken stop = default)
        => Do(() => Node = cluster.Register(node, lease));

    public Task<bool> RenewAsync(NodeId node, NodeLoad load, TimeSpan lease, CancellationToken stop = default)
        => Do(() => cluster.Renew(node, load, lease));

    public Task LeaveAsync(NodeId node, CancellationToken stop = default) => Do(() =>
    {
        cluster.Leave(node);
        return true;
    });

    public Task<IReadOnlyList<NodeStatus>> ListAsync(CancellationToken stop = default) => Do(cluster.Nodes);

    public Task<ClaimResult> ClaimAsync(string sessionId, NodeId node, CancellationToken stop = default) => Do(() => cluster.Claim(sessionId, node));

    public Task<ResumeResult> ResumeAsync(string tokenHash, NodeId node, CancellationToken stop = default) => Do(() => cluster.Resume(tokenHash, node));

    public Task ReleaseAsync(string sessionId, long epoch, CancellationToken stop = default)
        => Do(() => cluster.Change(sessionId, epoch, known => known with { Owner = null, ResumeUntil = known.ResumeUntil ?? DateTimeOffset.MaxValue }));

    public Task<bool> OfferResumeAsync(string sessionId, long epoch, string tokenHash, CancellationToken stop = default)
        => Do(() => cluster.Change(sessionId, epoch, known => known with { ResumeHash = tokenHash, ResumeUntil = null }));

    public Task CallerLostAsync(string sessionId, long epoch, CancellationToken stop = default) => throw new NotSupportedException();

    public Task<SessionPlace?> FindAsync(string sessionId, CancellationToken stop = default) => Do(() => cluster.Find(sessionId));

    public Task<IReadOnlyList<SessionPlace>> ListAsync(string? after, int count, CancellationToken stop = default) => Do(cluster.Places);

    public Task<OpenedConversation> OpenAsync(string sessionId, CancellationToken stop = default) => throw new NotSupportedException();

    public Task<OpenedConversation> ReadAsync(string sessionId, long epoch, CancellationToken stop = default) => Do(() => cluster.Read(sessionId, epoch));

    public Task<bool> AppendAsync(RecordBatch batch, CancellationToken stop = default) => Do(() => cluster.Append(batch, Node));

    private async Task<T> Do<T>(Func<T> work)
    {
        if (_stall is { } stalled)
            await stalled.Task;
        return Cut ? throw new StoreException("The database cannot be reached.") : work();
    }
}
