namespace Agents.Kernel;

/// <summary>The top of an actor system's tree: an address and, rarely, a name. Akka.Actor.RootActorPath.</summary>
public sealed class RootActorPath : ActorPath
{
    /// <summary>Creates the root path of the system at an address.</summary>
    /// <param name="address">The system.</param>
    /// <param name="name">Name of the root; empty for the root of all actors.</param>
    public RootActorPath(Address address, string name = "")
        : base(address, name)
    {
    }
}
