namespace Agents.Actors;

/// <summary>
/// Thrown by a tool to tell the model what went wrong; its message is the call's output. Any other exception reaches the model without
/// details.
/// </summary>
/// <param name="message">Read by the model, and perhaps spoken to the caller.</param>
public sealed class ToolException(string message) : Exception(message);

/// <summary>Thrown by a tool, or by a hook on a completed turn, when the agent should say nothing.</summary>
public sealed class StopResponseException() : Exception("The agent should not answer.");
