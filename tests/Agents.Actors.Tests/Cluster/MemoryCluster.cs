namespace Agents.Actors.Tests.Cluster;

/// <summary>
/// What a database does for a cluster, in memory, with a clock of its own: the same policy and the same fence decide. Every accepted write is
/// remembered with the node that made it.
/// </summary>
internal sealed class MemoryCluster(Func<DateTimeOffset> now)
{
    private readonly Dictionary<NodeId, (NodeRegistration Node, NodeLoad Load, DateTimeOffset Ends)> _nodes = [];
    private readonly SortedDictionary<string, (SessionOwnership Ownership, ConversationState State)> _sessions = new(StringComparer.Ordinal);

    /// <summary>Who wrote what, in the order in which it was accepted.</summary>
    public List<(string Session, NodeId Node, long Epoch)> Writes { get; } = [];

    public NodeId Register(NodeRegistration node, TimeSpan lease)
    {
        var id = new NodeId(node.Name, _nodes.Keys.Where(known => known.Name == node.Name).Select(known => known.Incarnation).DefaultIfEmpty().Max() + 1);
        _nodes[id] = (node, new NodeLoad(0, false), now() + lease);
        return id;
    }

    public bool Renew(NodeId id, NodeLoad load, TimeSpan lease)
    {
        if (!_nodes.TryGetValue(id, out var node) || node.Ends <= now() || !IsNewest(id))
            return false;
        _nodes[id] = node with { Load = load, Ends = now() + lease };
        return true;
    }

    public void Leave(NodeId id) => _nodes[id] = _nodes[id] with { Ends = now() };

    public IReadOnlyList<NodeStatus> Nodes() => [.. _nodes.Where(each => IsNewest(each.Key)).OrderBy(each => each.Key.Name, StringComparer.Ordinal)
        .Select(each => new NodeStatus(each.Key, each.Value.Node.Address, each.Value.Node.Capacity, each.Value.Load.Used,
            each.Value.Load.Draining, each.Value.Node.Version, each.Value.Ends - now()))];

    public ClaimResult Claim(string session, NodeId node) => Take(session, node, ClaimPolicy.Claim(Ownership(session), node, now()));

    public ResumeResult Resume(string hash, NodeId node)
    {
        var id = _sessions.FirstOrDefault(each => each.Value.Ownership.ResumeHash == hash).Key;
        return id is null
            ? new ResumeResult(null, ClaimResult.TokenRefused.Instance)
            : new ResumeResult(id, Take(id, node, ClaimPolicy.Resume(Ownership(id), node, hash, now())));
    }

    public bool Change(string session, long epoch, Func<SessionOwnership, SessionOwnership> change)
    {
        if (!_sessions.TryGetValue(session, out var known) || known.Ownership.Epoch != epoch)
            return false;
        _sessions[session] = known with { Ownership = change(known.Ownership) };
        return true;
    }

    public ConversationState State(string session) => _sessions[session].State;

    public OpenedConversation Read(string session, long epoch)
        => new(_sessions[session].State, epoch, _sessions[session].Ownership.Sequence);

    public bool Append(RecordBatch batch, NodeId node)
    {
        if (!_sessions.TryGetValue(batch.SessionId, out var known) || !known.Ownership.Accepts(batch.Epoch, batch.FirstSequence))
            return false;
        var state = known.State.Apply(batch.Records.Skip((int)(known.Ownership.Sequence + 1 - batch.FirstSequence)));
        var ownership = known.Ownership with { Sequence = Math.Max(known.Ownership.Sequence, batch.LastSequence), Ended = state.Ended is not null };
        _sessions[batch.SessionId] = (ownership, state);
        Writes.Add((batch.SessionId, node, batch.Epoch));
        return true;
    }

    public SessionPlace? Find(string session)
        => _sessions.ContainsKey(session) && Ownership(session) is { Ended: false } known
            ? new SessionPlace(session, known.Epoch, known.Owner, known.OwnerLeaseEnds > now()) : null;

    public IReadOnlyList<SessionPlace> Places() => [.. _sessions.Keys.Select(Find).OfType<SessionPlace>()];

    private bool IsNewest(NodeId id) => !_nodes.Keys.Any(other => other.Name == id.Name && other.Incarnation > id.Incarnation);

    private ClaimResult Take(string session, NodeId node, ClaimResult decision)
    {
        if (decision is ClaimResult.Granted granted)
            _sessions[session] = (Ownership(session) with { Epoch = granted.Epoch, Owner = node, ResumeHash = null, ResumeUntil = null },
                _sessions.TryGetValue(session, out var known) ? known.State : ConversationState.Empty);
        return decision;
    }

    private SessionOwnership Ownership(string session)
    {
        var stored = _sessions.TryGetValue(session, out var known) ? known.Ownership : new SessionOwnership(0, 0);
        var lease = stored.Owner is { } owner && _nodes.TryGetValue(owner, out var node) ? node.Ends : (DateTimeOffset?)null;
        return stored with { OwnerLeaseEnds = lease };
    }
}
