namespace Agents.Kernel;

/// <summary>The reference that stands for no actor: whatever is sent to it is forgotten. Akka.NET: <c>Nobody</c>.</summary>
public sealed class Nobody : IActorRef
{
    private Nobody()
    {
    }

    /// <summary>The only instance.</summary>
    public static readonly Nobody Instance = new();

    /// <summary><c>akka://all-systems/Nobody</c>.</summary>
    public ActorPath Path { get; } = new RootActorPath(Address.AllSystems) / "Nobody";

    /// <summary>Does nothing.</summary>
    /// <param name="message">Ignored.</param>
    /// <param name="sender">Ignored.</param>
    public void Tell(object message, IActorRef sender)
    {
    }

    /// <inheritdoc />
    public bool Equals(IActorRef? other) => ReferenceEquals(this, other);

    /// <inheritdoc />
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc />
    public override int GetHashCode() => 0;

    /// <inheritdoc />
    public int CompareTo(IActorRef? other) => other is null ? 1 : Path.CompareTo(other.Path);

    /// <inheritdoc />
    public int CompareTo(object? obj) => CompareTo(obj as IActorRef);

    /// <inheritdoc />
    public override string ToString() => "[Nobody]";
}
