namespace Agents.Kernel.Tests.Fakes;

/// <summary>A reference without an actor behind it, which runs a function for each message.</summary>
internal sealed class CallbackRef(string name, Action<object> onMessage) : IActorRef
{
    public ActorPath Path { get; } = new RootActorPath(new Address("akka", "test")) / name;

    public void Tell(object message, IActorRef sender) => onMessage(message);

    public bool Equals(IActorRef? other) => ReferenceEquals(this, other);

    public int CompareTo(IActorRef? other) => Path.CompareTo(other?.Path);

    public int CompareTo(object? obj) => CompareTo(obj as IActorRef);
}
