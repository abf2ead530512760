namespace Agents.Actors;

/// <summary>Ask what a session is doing. Answered with <see cref="SessionStatus"/>.</summary>
public sealed record GetStatus : SessionCommand;

/// <summary>What a session is doing.</summary>
/// <param name="Id">Name of the session.</param>
/// <param name="Agent">Name of the agent that has the conversation.</param>
/// <param name="AgentState">What the agent is doing.</param>
/// <param name="UserState">What the caller is doing.</param>
/// <param name="StartedAt">When the session began on its node.</param>
public sealed record SessionStatus(string Id, string Agent, AgentState AgentState, UserState UserState, DateTimeOffset StartedAt)
{
    /// <summary>Turns of the caller that were answered by voice.</summary>
    public int Answers { get; init; }

    /// <summary>Whether it is on its way to its end.</summary>
    public bool Closing { get; init; }
}
