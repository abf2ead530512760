namespace Agents.Kernel;

/// <summary>An actor failed and then threw in <c>PreRestart</c> as well. Akka.Actor.PreRestartException.</summary>
public class PreRestartException : ActorInitializationException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="actor">The actor that was to be restarted.</param>
    /// <param name="restartException">What <c>PreRestart</c> threw.</param>
    /// <param name="cause">The failure that led to the restart.</param>
    /// <param name="optionalMessage">The message that failed; null if none was being handled.</param>
    public PreRestartException(IActorRef actor, Exception restartException, Exception cause, object? optionalMessage)
        : base(
            actor,
            $"PreRestart threw {restartException.GetType().Name} ({ExceptionText.MessageOf(restartException)}); the restart was due to {cause.GetType().Name} ({ExceptionText.MessageOf(cause)}).",
            cause)
    {
        RestartException = restartException;
        OptionalMessage = optionalMessage;
    }

    /// <summary>What <c>PreRestart</c> threw; the failure that led to the restart is the inner exception.</summary>
    public Exception RestartException { get; }

    /// <summary>The message that failed; null if none was being handled.</summary>
    public object? OptionalMessage { get; }
}
