namespace Agents.Kernel.Tests.Fakes;

/// <summary>A reference without an actor behind it, which keeps what it is told.</summary>
internal sealed class RecordingRef(string name, long uid = 1) : IActorRef
{
    public List<object> Received { get; } = [];

    public List<IActorRef?> Senders { get; } = [];

    public ActorPath Path { get; } = new ChildActorPath(new RootActorPath(new Address("akka", "test")), name, uid);

    public void Tell(object message, IActorRef sender)
    {
        lock (Received)
        {
            Received.Add(message);
            Senders.Add(sender);
        }
    }

    public bool Equals(IActorRef? other) => other is not null && other.Path.Uid == Path.Uid && other.Path.Equals(Path);

    public override bool Equals(object? obj) => obj is IActorRef other && Equals(other);

    public override int GetHashCode() => Path.Uid.GetHashCode();

    public int CompareTo(IActorRef? other) => Path.CompareTo(other?.Path);

    public int CompareTo(object? obj) => CompareTo(obj as IActorRef);

    public override string ToString() => $"[{Path}]";
}
