namespace Agents.Actors;

// Other nodes: who they are, proxies of their sessions, and leaving them all behind.
public sealed partial class SessionRegion
{
    private const char ProxyMark = '@';
    private const int LargestView = 10_000;

    private readonly Dictionary<string, (NodeId Owner, IActorRef Proxy)> _proxies = [];
    private readonly List<IActorRef> _awaitingDrain = [];
    private IReadOnlyList<NodeStatus> _nodes = [];
    private NodeId? _node;
    private IActorRef _member = ActorRefs.Nobody;
    private bool _draining;

    private NodeLoad Load => new(_sessions.Count + _opening.Count, _draining);

    /// <summary>A node of a cluster takes sessions once it has a lease.</summary>
    protected override void PreStart()
    {
        if (_options.Cluster is { } cluster)
            _member = Context.ActorOf(Kernel.Props.Create(() => new NodeMember(cluster)), $"{ProxyMark}{ProxyMark}member");
        else
            _node = Alone;
    }

    private void ReceiveCluster()
    {
        Receive<NodeJoined>(joined => _node = joined.Node);
        Receive<NodeLost>(OnNodeLost);
        Receive<NodesSeen>(OnNodesSeen);
        Receive<LocalEnvelope>(OnLocal);
        Receive<ViewCluster>(_ => OnView());
        Receive<DrainRegion>(OnDrain);
    }

    private Placement Place() => PlacementPolicy.Decide(_options.Cluster?.Node.Name ?? Alone.Name, _node is not null, Load, _options.MaxSessions, _nodes);

    /// <summary>This node takes no more: names the one that does, as the nodes are now.</summary>
    private void SendElsewhere(string id, IActorRef asker)
    {
        if (_options.Cluster is not { } cluster)
            asker.Tell(new NodeFull(_options.RetryAfter));
        else
            Then(cluster.Nodes.ListAsync(), nodes =>
            {
                _nodes = nodes;
                Tell();
            }, _ => Tell());

        void Tell() => asker.Tell(Place() is Placement.Elsewhere other ? new SessionElsewhere(id, other.Node) : new NodeFull(_options.RetryAfter));
    }

    private void TellLoad() => _member.Tell(new LoadChanged(Load));

    /// <summary>Others may take the sessions now: they stop here, and are not over.</summary>
    private void OnNodeLost(NodeLost lost)
    {
        _node = null;
        foreach (var session in _sessions.Values)
            session.Handle.Ref.Tell(new CloseSession(CloseReason.TakenOver), ActorRefs.NoSender);
    }

    private void OnNodesSeen(NodesSeen seen)
    {
        _nodes = seen.Nodes;
        foreach (var (_, proxy) in _proxies.Values)
            proxy.Tell(seen);
    }

    /// <summary>A request of another node: it is about a session that runs here, or it is not done.</summary>
    private void OnLocal(LocalEnvelope envelope)
    {
        if (envelope.Target != _node || !_sessions.TryGetValue(envelope.Id, out var session))
            Sender.Tell(new SessionUnknown(envelope.Id));
        else if (envelope.Command is { } command)
            session.Handle.Ref.Forward(command);
        else
            Sender.Tell(new SessionFound(envelope.Id, session.Handle.Ref));
    }

    /// <summary>The actor of a session here, or its proxy; null if it runs nowhere.</summary>
    private void Find(string id, Action<IActorRef?> then)
    {
        if (_sessions.TryGetValue(id, out var session))
            then(session.Handle.Ref);
        else if (_options.Cluster is null)
            then(null);
        else
            Then(_keeping.Directory.FindAsync(id), place =>
            {
                if (place is { Owner: { } owner, OwnerIsAlive: true } && owner != _node)
                    WithNode(owner, node => then(node is null ? null : Proxy(id, node)));
                else
                    then(_sessions.GetValueOrDefault(id)?.Handle.Ref);
            }, _ => then(_proxies.GetValueOrDefault(id).Proxy));
    }

    private void WithNode(NodeId id, Action<NodeStatus?> then)
    {
        if (_nodes.FirstOrDefault(node => node.Id == id) is { } known)
            then(known);
        else
            Then(_options.Cluster!.Nodes.ListAsync(), nodes => then(nodes.FirstOrDefault(node => node.Id == id)), _ => then(null));
    }

    private IActorRef Proxy(string id, NodeStatus owner)
    {
        if (_proxies.TryGetValue(id, out var known) && known.Owner == owner.Id)
            return known.Proxy;
        var (here, cluster) = (_node ?? new NodeId(_options.Cluster!.Node.Name, 0), _options.Cluster!);
        if (known.Proxy is { } stale)
        {
            Context.Unwatch(stale);
            Context.Stop(stale);
        }
        var proxy = Context.ActorOf(Kernel.Props.Create(() => new RemoteSession(id, owner, here, cluster)), $"{ProxyMark}{id}{ProxyMark}{owner.Id.Name}{ProxyMark}{owner.Id.Incarnation}");
        Context.Watch(proxy);
        _proxies[id] = (owner.Id, proxy);
        return proxy;
    }

    private void ForgetProxy(IActorRef proxy)
    {
        foreach (var (id, known) in _proxies)
            if (known.Proxy.Equals(proxy))
                _proxies.Remove(id);
    }

    private void OnView()
    {
        var asker = Sender;
        Then(ViewAsync(), view => asker.Tell(view), error => asker.Tell(new Status.Failure(error)));
    }

    private async Task<ClusterView> ViewAsync()
    {
        var nodes = _options.Cluster is { } cluster ? await cluster.Nodes.ListAsync() : [];
        return new ClusterView(nodes, await _keeping.Directory.ListAsync(null, LargestView));
    }

    /// <summary>Sessions go one by one, each when nobody speaks or thinks; whoever comes meanwhile is sent elsewhere.</summary>
    private void OnDrain(DrainRegion drain)
    {
        _awaitingDrain.Add(Sender);
        if (!_draining)
        {
            _draining = true;
            TellLoad();
            foreach (var session in _sessions.Values)
                Then(session.Handle.Ref.Ask<SessionIdle>(new WhenIdle(), drain.Patience), _ => HandOver(session), _ => HandOver(session));
        }
        LookDrained();
    }

    private static void HandOver(LocalSession session)
        => session.Handle.Ref.Tell(new CloseSession(CloseReason.JobShutdown), ActorRefs.NoSender);

    private void LookDrained()
    {
        if (!_draining || _sessions.Count + _opening.Count + _leaving.Count > 0)
            return;
        if (_node is { } node && _options.Cluster is { } cluster)
        {
            Context.Stop(_member);
            _node = null;
            Then(cluster.Nodes.LeaveAsync(node), TellDrained, _ => TellDrained());
        }
        else
            TellDrained();
    }

    private void TellDrained()
    {
        foreach (var asker in _awaitingDrain)
            asker.Tell(Done.Instance);
        _awaitingDrain.Clear();
    }
}
