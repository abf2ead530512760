namespace Agents.Actors;

/// <summary>
/// The caller's and the agent's state, with their events, and the timer after which a silent caller counts as away. Owned by the session.
/// </summary>
internal sealed class Presence(SessionScope scope)
{
    private bool _toolsRunning;

    public UserState User { get; private set; } = UserState.Listening;

    public AgentState Agent { get; private set; } = AgentState.Initializing;

    /// <summary>The agent's state changed.</summary>
    public event Action<AgentState>? AgentChanged;

    /// <summary>The caller's state changed.</summary>
    public event Action? UserChanged;

    /// <summary>While tools run nobody is away.</summary>
    public bool ToolsRunning
    {
        set
        {
            _toolsRunning = value;
            Rearm();
        }
    }

    public void To(AgentState next)
    {
        if (Agent == next)
            return;
        var old = Agent;
        Agent = next;
        scope.Events.Publish(new AgentStateChanged(old, next));
        Rearm();
        AgentChanged?.Invoke(next);
    }

    public void On(UserStateEvent happened, DateTimeOffset at)
    {
        var next = UserStates.Next(User, happened);
        if (next != User)
        {
            var old = User;
            User = next;
            scope.Events.Publish(new UserStateChanged(old, next) { CreatedAt = at });
            Rearm();
            UserChanged?.Invoke();
        }
        else if (happened == UserStateEvent.FinalTranscript)
            Rearm();
    }

    /// <summary>A closed session is nobody's: states are reset without events (voice-session.md 2.2).</summary>
    public void Reset()
    {
        (User, Agent) = (UserState.Listening, AgentState.Initializing);
        scope.Timers.Cancel(UserAwayDue.Instance);
    }

    private void Rearm()
    {
        scope.Timers.Cancel(UserAwayDue.Instance);
        if (scope.Options.UserAwayTimeout is { } timeout && User == UserState.Listening && Agent == AgentState.Listening && !_toolsRunning)
            scope.Timers.StartSingleTimer(UserAwayDue.Instance, UserAwayDue.Instance, timeout);
    }
}

/// <summary>Caller and agent have been silent for the away timeout.</summary>
internal sealed record UserAwayDue
{
    public static UserAwayDue Instance { get; } = new();
}
