namespace Agents.Actors;

/// <summary>
/// Who has the conversation, and what was changed at run time. Written by the session's actor, readable from anywhere; outlives its
/// restarts.
/// </summary>
internal sealed class AgentSeat
{
    private volatile ActiveAgent? _active;

    /// <summary>Null before the start.</summary>
    public ActiveAgent? Active
    {
        get => _active;
        set => _active = value;
    }

    /// <summary>Changes at run time; they survive a handoff.</summary>
    public SessionUpdate Changes { get; set; } = SessionUpdate.None;

    /// <summary>The caller's sound is heard.</summary>
    public bool AudioInput { get; set; } = true;

    /// <summary>The agent's words are spoken.</summary>
    public bool AudioOutput { get; set; } = true;
}
