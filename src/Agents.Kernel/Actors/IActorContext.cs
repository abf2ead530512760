namespace Agents.Kernel;

/// <summary>What an actor can see of itself and do with its surroundings. For use inside the actor only. Akka.NET: <c>IActorContext</c>.</summary>
public interface IActorContext : IActorRefFactory, ICanWatch
{
    /// <summary>The actor's own address.</summary>
    IActorRef Self { get; }

    /// <summary>What the actor was made from.</summary>
    Props Props { get; }

    /// <summary>Who sent the message being handled; dead letters if nobody did.</summary>
    IActorRef Sender { get; }

    /// <summary>The system the actor lives in.</summary>
    ActorSystem System { get; }

    /// <summary>The actor's supervisor.</summary>
    IActorRef Parent { get; }

    /// <summary>After how long without a message <see cref="Kernel.ReceiveTimeout"/> is delivered; null for never.</summary>
    TimeSpan? ReceiveTimeout { get; }

    /// <summary>Replaces the current behaviour.</summary>
    /// <param name="receive">The new behaviour.</param>
    void Become(Receive receive);

    /// <summary>Puts a behaviour on top of the current one.</summary>
    /// <param name="receive">The new behaviour.</param>
    void BecomeStacked(Receive receive);

    /// <summary>Goes back to the behaviour below; at the bottom nothing changes.</summary>
    void UnbecomeStacked();

    /// <summary>The child of that name, or <see cref="Nobody"/>.</summary>
    /// <param name="name">The child's name.</param>
    IActorRef Child(string name);

    /// <summary>All children that are alive or stopping.</summary>
    IEnumerable<IActorRef> GetChildren();

    /// <summary>Asks for <see cref="Kernel.ReceiveTimeout"/> after each stretch without a message.</summary>
    /// <param name="timeout">How long; null ends it.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not longer than zero.</exception>
    void SetReceiveTimeout(TimeSpan? timeout);

    /// <summary>Stops a child, or the actor itself, after the message that it is handling.</summary>
    /// <param name="child">The child, or <see cref="Self"/>.</param>
    void Stop(IActorRef child);
}

/// <summary>The context of an <see cref="UntypedActor"/>. Akka.NET: <c>IUntypedActorContext</c>.</summary>
public interface IUntypedActorContext : IActorContext
{
    /// <summary>Replaces the current behaviour.</summary>
    /// <param name="receive">The new behaviour.</param>
    void Become(UntypedReceive receive);

    /// <summary>Puts a behaviour on top of the current one.</summary>
    /// <param name="receive">The new behaviour.</param>
    void BecomeStacked(UntypedReceive receive);
}
