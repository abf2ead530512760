namespace Agents.Kernel;

/// <summary>What every reference of this kernel can do beyond the public face: take system messages.</summary>
internal abstract class InternalActorRef : IActorRef
{
    /// <inheritdoc />
    public abstract ActorPath Path { get; }

    /// <inheritdoc />
    public abstract void Tell(object message, IActorRef sender);

    /// <summary>The system the reference belongs to.</summary>
    internal abstract ActorSystemImpl SystemOfRef { get; }

    /// <summary>Delivers a system message, ahead of all user messages.</summary>
    internal abstract void SendSystem(SystemMessage message);

    /// <inheritdoc />
    public bool Equals(IActorRef? other) =>
        ReferenceEquals(this, other) || (other is not null && Path.Uid == other.Path.Uid && Path.Equals(other.Path));

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is IActorRef other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Path.Uid.GetHashCode();

    /// <inheritdoc />
    public int CompareTo(IActorRef? other)
    {
        if (other is null)
            return 1;
        var byPath = Path.CompareTo(other.Path);
        return byPath != 0 ? byPath : Path.Uid.CompareTo(other.Path.Uid);
    }

    /// <inheritdoc />
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        IActorRef other => CompareTo(other),
        _ => throw new ArgumentException($"An actor reference cannot be compared with a {obj.GetType()}.", nameof(obj)),
    };

    /// <inheritdoc />
    public override string ToString() => $"[{Path}#{Path.Uid}]";
}
