namespace Agents.Kernel;

/// <summary>An actor that was watched has stopped and the watcher did not handle its <c>Terminated</c>. Akka.Actor.DeathPactException.</summary>
public class DeathPactException : AkkaException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="deadActor">The actor that has stopped.</param>
    public DeathPactException(IActorRef deadActor)
        : base($"{deadActor} was watched and has stopped, and its Terminated was not handled: handle it or do not watch.")
    {
        DeadActor = deadActor;
    }

    /// <summary>The actor that has stopped.</summary>
    public IActorRef DeadActor { get; }
}
