namespace Agents.Kernel;

/// <summary>
/// An actor could not be made: its constructor or <c>PreStart</c> threw, or it stood outside an actor's context. The default strategy stops the
/// actor. Akka.Actor.ActorInitializationException.
/// </summary>
public class ActorInitializationException : AkkaException
{
    /// <summary>Creates the exception with the runtime's text.</summary>
    public ActorInitializationException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public ActorInitializationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="cause">What the actor threw.</param>
    public ActorInitializationException(string message, Exception cause)
        : base(message, cause)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="actor">The actor that could not be made.</param>
    /// <param name="message">What went wrong.</param>
    /// <param name="cause">What the actor threw, if it did.</param>
    public ActorInitializationException(IActorRef? actor, string message, Exception? cause = null)
        : base(message, cause)
    {
        Actor = actor;
    }

    /// <summary>The actor that could not be made; null if it is not known.</summary>
    public IActorRef? Actor { get; set; }

    /// <summary>The actor's path, then the usual text.</summary>
    public override string ToString() => Actor is null ? base.ToString() : $"{Actor}: {base.ToString()}";
}
