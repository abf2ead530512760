namespace Agents.Kernel;

/// <summary>A name is empty, holds what a path may not hold, or is taken by a living sibling. Akka.Actor.InvalidActorNameException.</summary>
public class InvalidActorNameException : AkkaException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The name and what is wrong with it.</param>
    public InvalidActorNameException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">The name and what is wrong with it.</param>
    /// <param name="innerException">What brought it about.</param>
    public InvalidActorNameException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
