namespace Agents.Kernel;

/// <summary>
/// The address of one actor incarnation: may be shared by any threads, stays valid across restarts, and outlives the actor (what is sent
/// then goes to dead letters). Equal by path and uid. Akka.NET: <c>IActorRef</c>.
/// </summary>
public interface IActorRef : ICanTell, IEquatable<IActorRef>, IComparable<IActorRef>, IComparable
{
    /// <summary>Where in the tree the actor lives.</summary>
    ActorPath Path { get; }
}
