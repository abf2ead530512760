namespace Agents.Host.Legs;

/// <summary>A session could not be started.</summary>
/// <param name="message">Why; it may be told to the peer.</param>
/// <param name="cause">What the session's settings broke; null where the node is full.</param>
internal sealed class SessionStartException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>When to ask again; null: asking again does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
