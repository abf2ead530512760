namespace Agents.Kernel;

/// <summary>Tells a watcher that an actor has stopped. Left unhandled it fails the watcher with a <see cref="DeathPactException"/>. Akka.NET: <c>Terminated</c>.</summary>
/// <param name="actorRef">The actor that has stopped.</param>
/// <param name="existenceConfirmed">False if the actor was already gone, or never there, when the watch began.</param>
/// <param name="addressTerminated">True if a whole node went; never so in this kernel.</param>
public sealed class Terminated(IActorRef actorRef, bool existenceConfirmed, bool addressTerminated)
    : IAutoReceivedMessage, IPossiblyHarmful, IDeadLetterSuppression, INoSerializationVerificationNeeded, IEquatable<Terminated>
{
    /// <summary>The actor that has stopped.</summary>
    public IActorRef ActorRef { get; } = actorRef;

    /// <summary>True if a whole node went; never so in this kernel.</summary>
    public bool AddressTerminated { get; } = addressTerminated;

    /// <summary>False if the actor was already gone, or never there, when the watch began.</summary>
    public bool ExistenceConfirmed { get; } = existenceConfirmed;

    /// <inheritdoc />
    public bool Equals(Terminated? other) =>
        other is not null && ActorRef.Equals(other.ActorRef)
        && AddressTerminated == other.AddressTerminated && ExistenceConfirmed == other.ExistenceConfirmed;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Terminated);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(ActorRef, AddressTerminated, ExistenceConfirmed);

    /// <inheritdoc />
    public override string ToString() => $"<Terminated>: {ActorRef} - ExistenceConfirmed={ExistenceConfirmed}";
}
