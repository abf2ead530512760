namespace Agents.Actors;

/// <summary>
/// The caller's and the agent's state, with their events, and the timer after which a silent caller counts as away. Owned by the session.
/// </summary>
internal sealed class Presence(SessionScope scope)
{
    private bool _toolsRunning;
    private UserState _heard = UserState.Listening;
    private int _claims;

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
        _heard = UserStates.Next(_heard, happened);
        if (!Show(at) && happened == UserStateEvent.FinalTranscript)
            Rearm();
    }

    /// <summary>The application holds the caller's turn, or gives it back: meanwhile the caller counts as speaking (S24).</summary>
    public void Claim(bool held)
    {
        _claims = Math.Max(0, _claims + (held ? 1 : -1));
        if (_heard == UserState.Away)
            _heard = UserState.Listening;
        Show(scope.Now);
    }

    /// <summary>Makes the caller's state what it is; whether it changed.</summary>
    private bool Show(DateTimeOffset at)
    {
        var next = UserStates.WithClaims(_heard, _claims);
        if (next == User)
            return false;
        var old = User;
        User = next;
        scope.Events.Publish(new UserStateChanged(old, next) { CreatedAt = at });
        Rearm();
        UserChanged?.Invoke();
        return true;
    }

    /// <summary>A closed session is nobody's: states are reset without events (voice-session.md 2.2).</summary>
    public void Reset()
    {
        (User, _heard, Agent) = (UserState.Listening, UserState.Listening, AgentState.Initializing);
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
