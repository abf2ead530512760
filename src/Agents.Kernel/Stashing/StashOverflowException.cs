namespace Agents.Kernel;

/// <summary>A stash is full. Akka.NET: <c>StashOverflowException</c>.</summary>
public class StashOverflowException : AkkaException
{
    /// <summary>Says how much fits.</summary>
    /// <param name="message">Names the actor and the capacity.</param>
    /// <param name="cause">The cause, if any.</param>
    public StashOverflowException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
