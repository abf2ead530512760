namespace Agents.Actors;

/// <summary>
/// What the session does about failing services (voice-session.md section 9): says so, counts, apologises, and closes when it is too much.
/// Owned by the session.
/// </summary>
internal sealed class Failures
{
    private readonly SessionScope _scope;
    private readonly SpeechRunner _runner;
    private ErrorBudget _budget;

    public Failures(SessionScope scope, SpeechRunner runner, Presence presence)
    {
        (_scope, _runner) = (scope, runner);
        _budget = new ErrorBudget(scope.Options.Failure.MaxUnrecoverableErrors);
        presence.AgentChanged += state => _budget = state == AgentState.Speaking ? _budget.Spoke() : _budget;
        runner.Unanswered += OnUnanswered;
    }

    /// <summary>One kind of service has failed for good too often in a row.</summary>
    public event Action<ComponentError>? TooMany;

    /// <summary>Answers that could not be given.</summary>
    public int FailedAnswers { get; private set; }

    public void OnError(ComponentError error)
    {
        _scope.Events.Publish(new SessionError(error));
        _budget = _budget.Count(error);
        if (!error.Recoverable && _budget.Exhausted)
            TooMany?.Invoke(error);
    }

    public void OnTranscript() => _budget = _budget.HeardTranscript();

    /// <summary>Makes a speech of a fixed text that the caller's voice cannot stop.</summary>
    public Speech Announce(string text)
    {
        var speech = new Speech(_scope.NewSpeech(SpeechSource.Say, allowInterruptions: false), SpeechPriority.High) { Text = text };
        _runner.Begin(speech, userInitiated: false);
        _runner.Schedule(speech);
        return speech;
    }

    private void OnUnanswered(Speech speech)
    {
        FailedAnswers++;
        if (!_budget.Exhausted && _scope.Options.Failure.Apology is { Length: > 0 } apology)
            Announce(apology);
    }
}
