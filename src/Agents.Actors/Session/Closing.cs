namespace Agents.Actors;

/// <summary>
/// Ends a session in order (voice-session.md S27): speeches, the agent's exit, then the caller's last words, then the last event. Owned by the session.
/// </summary>
internal sealed class Closing(SessionScope scope, SpeechRunner runner, CallerTurns turns, Failures failures, Handoffs handoffs,
    InlineTasks tasks)
{
    private readonly List<IActorRef> _askers = [];
    private CloseReason _reason;
    private ComponentError? _error;
    private bool _prepared, _takingLastWords;

    public bool Begun { get; private set; }

    /// <summary>Everything is over: the session may publish its last event and stop.</summary>
    public event Action<SessionClosed>? Over;

    public IReadOnlyList<IActorRef> Askers => _askers;

    public void Ask(CloseSession close, IActorRef asker)
    {
        if (!asker.IsNobody())
            _askers.Add(asker);
        Begin(close.Reason, close.Drain, null);
    }

    /// <summary>Too many errors: a farewell if the voice still works, then the end.</summary>
    public void GiveUp(ComponentError error) => Begin(CloseReason.Error, drain: false, error);

    /// <summary>Another owner writes the conversation now: falls silent, without a farewell.</summary>
    public void LoseOwnership() => Begin(CloseReason.TakenOver, drain: false, null);

    /// <summary>A speech is done: perhaps it was the last.</summary>
    public void OnSpeechFinished()
    {
        if (_prepared && !runner.Open.Any())
            TakeLastWords();
    }

    public void OnLastWords()
    {
        if (_takingLastWords)
            Over?.Invoke(new SessionClosed(_reason, _error) { FailedAnswers = failures.FailedAnswers });
    }

    private void Begin(CloseReason reason, bool drain, ComponentError? error)
    {
        if (Begun)
            return;
        (Begun, _reason, _error) = (true, reason, error);
        turns.Closing = true;
        handoffs.Abandon();
        tasks.Abandon();
        if (!drain)
            foreach (var speech in runner.Open.ToList())
                runner.Interrupt(speech);
        if (error is { Source: not ErrorSource.Tts } && scope.HasVoice
            && scope.Options.Failure.Farewell is { Length: > 0 } farewell)
            failures.Announce(farewell);
        handoffs.Exit(() =>
        {
            _prepared = true;
            OnSpeechFinished();
        });
    }

    private void TakeLastWords()
    {
        if (_takingLastWords)
            return;
        _takingLastWords = true;
        scope.Rooms.Tools.Tell(AbandonTools.Instance, scope.Self);
    }

    /// <summary>Every function call has its outcome; now the caller's last words.</summary>
    public void OnToolsAbandoned()
    {
        if (_reason is CloseReason.Error or CloseReason.TakenOver)
            OnLastWords();
        else
            scope.Rooms.Turns.Tell(new DecideTurn(TurnTrigger.Closing, scope.Options.CloseTranscriptTimeout, SkipReply: true), scope.Self);
    }
}
