namespace Agents.Actors;

/// <summary>
/// Notices "thinking" without output: no word, no function call, no report of a retry for too long ends the answer. Owned by the session.
/// </summary>
internal sealed class Watchdog
{
    private readonly SessionScope _scope;
    private readonly SpeechFloor _floor;
    private readonly SpeechRunner _runner;
    private readonly Presence _presence;

    public Watchdog(SessionScope scope, SpeechFloor floor, SpeechRunner runner, Presence presence)
    {
        (_scope, _floor, _runner, _presence) = (scope, floor, runner, presence);
        presence.AgentChanged += _ => Progress();
    }

    /// <summary>Something came: the clock starts anew.</summary>
    public void Progress()
    {
        _scope.Timers.Cancel(ThinkingStalled.Instance);
        if (_presence.Agent == AgentState.Thinking && _scope.Options.Watchdog.Thinking is { } limit)
            _scope.Timers.StartSingleTimer(ThinkingStalled.Instance, ThinkingStalled.Instance, limit);
    }

    /// <summary>Nothing came. Tools have deadlines of their own.</summary>
    public void OnStalled()
    {
        if (_floor.Current is not { } speech || _presence.Agent != AgentState.Thinking)
        {
            Progress();
            return;
        }
        _scope.Events.Publish(new SessionStalled(AgentState.Thinking, _scope.Options.Watchdog.Thinking!.Value));
        var error = new ApiTimeoutException("The answer stalled: the model and the voice gave nothing.", retryable: false) { Blame = ErrorSource.Us };
        _runner.Fail(speech, error);
    }
}

/// <summary>The agent has been thinking without output for the watchdog's limit.</summary>
internal sealed record ThinkingStalled
{
    public static ThinkingStalled Instance { get; } = new();
}
