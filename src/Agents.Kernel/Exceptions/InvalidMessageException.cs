namespace Agents.Kernel;

/// <summary>A message is null. Akka.Actor.InvalidMessageException.</summary>
public class InvalidMessageException : AkkaException
{
    /// <summary>Creates the exception with the usual text.</summary>
    public InvalidMessageException()
        : base("A message is null: there must be something to tell.")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    public InvalidMessageException(string message)
        : base(message)
    {
    }
}
