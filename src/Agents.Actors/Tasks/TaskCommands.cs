namespace Agents.Actors;

/// <summary>Let a task take the conversation; the agent that asks goes on afterwards.</summary>
/// <param name="Task">The task.</param>
/// <param name="Waiting">The speech whose tool waits for it; null for a hook.</param>
internal sealed record RunTask(AgentTask Task, SpeechHandle? Waiting) : SessionCommand;

/// <summary>A task has its result, or its error.</summary>
/// <param name="Task">The task.</param>
internal sealed record TaskDone(AgentTask Task) : SessionCommand;
