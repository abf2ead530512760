namespace Agents.Actors;

/// <summary>The exit hook of an agent is over.</summary>
/// <param name="Activity">Number of its stay.</param>
internal sealed record AgentExited(int Activity);

/// <summary>An exit hook has taken too long; the session goes on without it.</summary>
/// <param name="Activity">Number of the agent's stay.</param>
internal sealed record AgentExitOverdue(int Activity);
