namespace Agents.Kernel;

/// <summary>The new instance of an actor that is restarted threw in its constructor or <c>PostRestart</c>. Akka.Actor.PostRestartException.</summary>
public class PostRestartException : ActorInitializationException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="actor">The actor that was to be restarted.</param>
    /// <param name="cause">What the new instance threw.</param>
    /// <param name="originalCause">The failure that led to the restart.</param>
    public PostRestartException(IActorRef actor, Exception cause, Exception originalCause)
        : base(
            actor,
            $"The new instance threw {cause.GetType().Name} ({ExceptionText.MessageOf(cause)}); the restart was due to {originalCause.GetType().Name} ({ExceptionText.MessageOf(originalCause)}).",
            cause)
    {
        OriginalCause = originalCause;
    }

    /// <summary>The failure that led to the restart; what the new instance threw is the inner exception.</summary>
    public Exception OriginalCause { get; }
}
