namespace Agents.Kernel;

/// <summary>An actor was sent <c>Kill</c>. The default strategy stops it. Akka.Actor.ActorKilledException.</summary>
public class ActorKilledException : AkkaException
{
    /// <summary>Creates the exception with the runtime's text.</summary>
    public ActorKilledException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public ActorKilledException(string message)
        : base(message)
    {
    }
}
