namespace Agents.Kernel;

/// <summary>The side of a system that extensions see. Akka.NET: <c>ExtendedActorSystem</c>.</summary>
public abstract class ExtendedActorSystem : ActorSystem
{
    /// <summary>For the kernel.</summary>
    protected ExtendedActorSystem()
    {
    }

    /// <summary>Creates an actor below <c>/system</c>, which outlives those below <c>/user</c>.</summary>
    /// <param name="props">How to make the actor.</param>
    /// <param name="name">Unique below <c>/system</c>; null makes one up.</param>
    public abstract IActorRef SystemActorOf(Props props, string? name = null);

    /// <summary>Creates an actor below <c>/system</c>, which outlives those below <c>/user</c>.</summary>
    /// <typeparam name="TActor">The type of actor.</typeparam>
    /// <param name="name">Unique below <c>/system</c>; null makes one up.</param>
    public abstract IActorRef SystemActorOf<TActor>(string? name = null)
        where TActor : ActorBase, new();

    /// <summary>The tree of all actors, a line each, indented.</summary>
    public abstract string PrintTree();
}
