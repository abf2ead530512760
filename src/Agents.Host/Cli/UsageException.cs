namespace Agents.Host.Cli;

/// <summary>The command cannot start: the message is the one line that tells the user what is wrong and what to do.</summary>
/// <param name="message">Names the thing, the value and the way out; no line breaks.</param>
internal sealed class UsageException(string message) : Exception(message);
