namespace Agents.Kernel;

/// <summary>A selection names no actor. Akka.NET: <c>ActorNotFoundException</c>.</summary>
public class ActorNotFoundException : AkkaException
{
    /// <summary>Says where nobody was found.</summary>
    /// <param name="message">Names the path.</param>
    /// <param name="innerException">The cause, if any.</param>
    public ActorNotFoundException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
