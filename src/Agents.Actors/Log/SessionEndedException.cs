namespace Agents.Actors;

/// <summary>A session that is over for good cannot be started again.</summary>
/// <param name="message">Which session, why it ended, what to do.</param>
public sealed class SessionEndedException(string message) : InvalidOperationException(message);
