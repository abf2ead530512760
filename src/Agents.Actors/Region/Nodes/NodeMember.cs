namespace Agents.Actors;

/// <summary>
/// Keeps this node a member: registers it, renews its lease, tells the region which nodes there are. When the lease cannot be renewed in time it
/// says so, and registers anew as soon as the directory answers again.
/// </summary>
internal sealed class NodeMember : ReceiveActor, IWithTimers
{
    private readonly ClusterOptions _cluster;
    private NodeLoad _load = new(0, false);
    private NodeId? _node;
    private NodeLease? _lease;
    private bool _busy;

    public NodeMember(ClusterOptions cluster)
    {
        _cluster = cluster;
        Receive<LoadChanged>(changed => _load = changed.Load);
        Receive<Due>(_ => Act());
        Receive<Registered>(OnRegistered);
        Receive<Renewed>(OnRenewed);
        Receive<Failed>(OnFailed);
        Receive<NodesSeen>(seen => Context.Parent.Tell(seen));
        Receive<LookFailed>(failed => Context.GetLogger().Warning("The nodes cannot be listed: {0}", failed.Error.Message));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private DateTimeOffset Now => Context.System.Scheduler.Now;

    protected override void PreStart() => Act();

    private void Act()
    {
        var action = _lease?.Decide(Now);
        if (action == LeaseAction.GiveUp)
            GiveUp();
        else if (_busy || action == LeaseAction.Wait)
            Arm();
        else if (_node is null)
            Register(Now);
        else
            Renew(_node, Now);
    }

    private void Register(DateTimeOffset sentAt) => Ask(_cluster.Nodes.RegisterAsync(_cluster.Node, _cluster.Lease.Duration),
        node => new Registered(node, sentAt));

    private void Renew(NodeId node, DateTimeOffset sentAt)
    {
        Arm(_lease!.Ends);
        Ask(_cluster.Nodes.RenewAsync(node, _load, _cluster.Lease.Duration), ok => new Renewed(node, ok, sentAt));
    }

    private void Ask<T>(Task<T> task, Func<T, object> answer)
    {
        _busy = true;
        task.PipeTo(Self, Self, answer, error => new Failed(error));
    }

    private void OnRegistered(Registered registered)
    {
        _busy = false;
        (_node, _lease) = (registered.Node, new NodeLease(_cluster.Lease, registered.SentAt));
        Context.Parent.Tell(new NodeJoined(registered.Node));
        Look();
        Act();
    }

    private void OnRenewed(Renewed renewed)
    {
        _busy = false;
        if (renewed.Node != _node)
            Act();
        else if (!renewed.Accepted)
            GiveUp();
        else
        {
            _lease = _lease!.Renewed(renewed.SentAt);
            Look();
            Act();
        }
    }

    private void OnFailed(Failed failed)
    {
        _busy = false;
        Context.GetLogger().Warning("The lease of node {0} could not be renewed: {1}", _cluster.Node.Name, failed.Error.Message);
        _lease = _lease?.Failed(Now);
        if (_lease is null)
            Arm(Now + _cluster.Lease.RetryEvery);
        else
            Act();
    }

    private void Look() => _cluster.Nodes.ListAsync().PipeTo(Self, Self, nodes => new NodesSeen(nodes), error => new LookFailed(error));

    private void GiveUp()
    {
        if (_node is { } lost)
            Context.Parent.Tell(new NodeLost(lost));
        (_node, _lease) = (null, null);
        Arm(Now + _cluster.Lease.RetryEvery);
    }

    private void Arm() => Arm(_lease?.NextAt ?? Now + _cluster.Lease.RetryEvery);

    private void Arm(DateTimeOffset at)
        => Timers.StartSingleTimer(Due.Instance, Due.Instance, at > Now ? at - Now : TimeSpan.Zero);

    private sealed record Registered(NodeId Node, DateTimeOffset SentAt);

    private sealed record Renewed(NodeId Node, bool Accepted, DateTimeOffset SentAt);

    private sealed record Failed(Exception Error);

    private sealed record LookFailed(Exception Error);

    private sealed record Due
    {
        public static Due Instance { get; } = new();
    }
}
