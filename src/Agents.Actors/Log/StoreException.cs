namespace Agents.Actors;

/// <summary>The store of conversations cannot do what it was asked for. Says where the store is, what was asked and what to do.</summary>
/// <param name="message">What happened and the way out.</param>
/// <param name="cause">What the database or its driver said.</param>
public sealed class StoreException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Whether the same call may succeed later: a lost connection, a locked file, a server that starts.</summary>
    public bool Transient { get; init; } = true;
}
