namespace Agents.Kernel;

/// <summary>No answer came to an <c>Ask</c> within its timeout. Akka.Actor.AskTimeoutException.</summary>
public class AskTimeoutException : AkkaException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Whom was asked, what for, and how long the answer was waited for.</param>
    public AskTimeoutException(string message)
        : base(message)
    {
    }
}
