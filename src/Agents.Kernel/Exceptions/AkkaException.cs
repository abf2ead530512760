namespace Agents.Kernel;

/// <summary>What the kernel throws itself; keeps the name it has in Akka.NET. Akka.Actor.AkkaException.</summary>
public abstract class AkkaException : Exception
{
    /// <summary>Creates the exception with the runtime's text.</summary>
    protected AkkaException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="cause">What brought it about, if anything did.</param>
    protected AkkaException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }

    /// <summary>What brought it about: the inner exception.</summary>
    protected Exception? Cause => InnerException;
}
