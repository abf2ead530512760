namespace Agents.Actors;

/// <summary>
/// Stands here for a session on another node: what it is told is told there, what is answered there is answered here. It stops when the session
/// has ended there or its node is gone, so that it can be watched like the session itself.
/// </summary>
internal sealed class RemoteSession : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly string _id;
    private readonly NodeStatus _owner;
    private readonly NodeId _here;
    private readonly ClusterOptions _cluster;

    public RemoteSession(string id, NodeStatus owner, NodeId here, ClusterOptions cluster)
    {
        (_id, _owner, _here, _cluster) = (id, owner, here, cluster);
        Receive<SessionCommand>(OnCommand);
        Receive<Delivered>(OnDelivered);
        Receive<Look>(_ => Send(null, ActorRefs.Nobody));
        Receive<NodesSeen>(OnNodes);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart() => Timers.StartPeriodicTimer(Look.Instance, Look.Instance, LookEvery);

    private void OnCommand(SessionCommand command)
    {
        if (NodeMessageTypes.Commands.NameOf(command.GetType()) is null)
            Sender.Tell(new CommandUndelivered(_id, command,
                new Delivery.NotDone($"{command.GetType().Name} cannot leave its node; session {_id} runs on {_owner.Id.Name}.")));
        else
            Send(command, Sender);
    }

    private void Send(SessionCommand? command, IActorRef asker)
        => _cluster.Transport.SendAsync(_here, _owner, new NodeRequest(_id, command), _cluster.CommandTimeout)
            .PipeTo(Self, Self, outcome => new Delivered(command, asker, outcome));

    private void OnDelivered(Delivered delivered)
    {
        if (delivered.Command is { } command && Answer(command, delivered.Outcome) is { } answer)
            delivered.Asker.Tell(answer);
        if (delivered.Outcome is Delivery.NotDone { Gone: true })
            Context.Stop(Self);
    }

    private object? Answer(SessionCommand command, Delivery outcome) => outcome switch
    {
        Delivery.Done done => done.Answer,
        Delivery.NotDone { Gone: true } => new SessionUnknown(_id),
        _ => new CommandUndelivered(_id, command, outcome),
    };

    /// <summary>The node lost its lease, or another process has its name: whatever runs there may not write any more.</summary>
    private void OnNodes(NodesSeen seen)
    {
        if (!seen.Nodes.Any(node => node.Id == _owner.Id && node.IsAlive))
            Context.Stop(Self);
    }

    private sealed record Delivered(SessionCommand? Command, IActorRef Asker, Delivery Outcome);

    private sealed record Look
    {
        public static Look Instance { get; } = new();
    }
}
