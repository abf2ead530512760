namespace Agents.Kernel;

/// <summary>Where actors are created: the system (below <c>/user</c>) or an actor's context (as its children). Akka.NET: <c>IActorRefFactory</c>.</summary>
public interface IActorRefFactory
{
    /// <summary>Creates an actor. The call returns at once; the actor is constructed and started on its own.</summary>
    /// <param name="props">How to make the actor.</param>
    /// <param name="name">Unique among the siblings, made of ASCII letters, digits and <c>-_.*$+:@&amp;=,!~';()</c>, not beginning with <c>$</c>; null makes one up.</param>
    /// <returns>The actor's address.</returns>
    /// <exception cref="InvalidActorNameException">The name is taken or malformed.</exception>
    /// <exception cref="InvalidOperationException">The parent is stopping or has stopped.</exception>
    IActorRef ActorOf(Props props, string? name = null);

    /// <summary>Names the actors at a path, whether they exist or not.</summary>
    /// <param name="actorPath">An absolute path.</param>
    ActorSelection ActorSelection(ActorPath actorPath);

    /// <summary>Names the actors at a path, whether they exist or not.</summary>
    /// <param name="actorPath">Absolute (<c>/user/a</c> or <c>akka://system/user/a</c>) or, in an actor, relative; <c>..</c>, <c>*</c> and <c>?</c> are understood.</param>
    ActorSelection ActorSelection(string actorPath);
}
