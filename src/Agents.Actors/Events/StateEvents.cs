namespace Agents.Actors;

/// <summary>The caller's state changed.</summary>
public sealed record UserStateChanged(UserState OldState, UserState NewState) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "user_state_changed";
}

/// <summary>The agent's state changed.</summary>
public sealed record AgentStateChanged(AgentState OldState, AgentState NewState) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "agent_state_changed";
}

/// <summary>A speech was silenced and the caller turned out not to interrupt.</summary>
/// <param name="Resumed">Whether the speech went on; false if it was over already.</param>
public sealed record AgentFalseInterruption(bool Resumed) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "agent_false_interruption";
}

/// <summary>The session looked busy and did nothing; it was helped.</summary>
/// <param name="State">What the agent seemed to be doing.</param>
/// <param name="Silence">For how long nothing had come.</param>
public sealed record SessionStalled(AgentState State, TimeSpan Silence) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "session_stalled";
}
