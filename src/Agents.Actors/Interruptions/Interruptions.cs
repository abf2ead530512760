namespace Agents.Actors;

/// <summary>
/// Carries out what <see cref="BargeInPolicy"/> and <see cref="PausePolicy"/> decide: silences a speech first, then stops it for good or
/// lets it go on from the
/// same sample (voice-session.md 4.2 to 4.4). Owned by the session. Every way out of a pause releases the output exactly once.
/// </summary>
internal sealed class Interruptions
{
    private readonly SessionScope _scope;
    private readonly SpeechFloor _floor;
    private readonly SpeechRunner _runner;
    private readonly Presence _presence;
    private readonly Overlaps _overlaps;
    private PauseState? _pause;
    private TurnTranscript _turn = TurnTranscript.Empty;
    private bool _insists, _userSpeaking, _decisionOpen, _timerExpired, _warmingUp, _warmedUp;

    public Interruptions(SessionScope scope, SpeechFloor floor, SpeechRunner runner, Presence presence, Overlaps overlaps)
    {
        (_scope, _floor, _runner, _presence, _overlaps) = (scope, floor, runner, presence, overlaps);
        _runner.Finished += OnSpeechFinished;
        _presence.AgentChanged += OnAgentChanged;
        _overlaps.Interrupting += () => Consider(BargeInCause.Verdict);
    }

    private InterruptionOptions Options => _scope.Options.TurnHandling.Interruption;

    private bool Manual => _scope.Options.TurnHandling.TurnDetection is TurnDetection.ManualMode;

    public bool WarmingUp => _warmingUp;

    public void OnCallerStarted()
    {
        (_userSpeaking, _insists) = (true, false);
        if (_pause is not null)
            Apply(PauseEvent.SpeechStarted);
        else if (!Manual && !_warmingUp && Options.MayPause && _presence.Agent != AgentState.Speaking
            && _floor.Current is { IsInterruptible: true } thinking)
            Pause(thinking, TimeSpan.Zero); // I8: a stale answer never becomes audible over the caller
    }

    public void OnCallerInsists()
    {
        _insists = true;
        Consider(BargeInCause.Voice);
    }

    /// <summary>No detector stands in the way of the caller's voice any more.</summary>
    public void OnDetectorLost()
    {
        if (_insists)
            Consider(BargeInCause.Voice);
    }

    public void OnCallerStopped()
    {
        (_userSpeaking, _insists) = (false, false);
        Apply(PauseEvent.SpeechEnded);
    }

    public void OnUnderstood(Understood heard)
    {
        _turn = heard.Turn;
        var final = heard.Kind == SpeechEventType.FinalTranscript;
        if (final || _scope.Agent.Vad is null)
            Apply(PauseEvent.LateTranscript);
        if (final)
            Consider(BargeInCause.FinalTranscript);
        else if (_scope.Agent.Vad is null)
            Consider(BargeInCause.InterimTranscript);
        else if (_insists)
            Consider(BargeInCause.Voice);
    }

    public void OnDecisionOpen(bool open)
    {
        _decisionOpen = open;
        if (!open)
            Apply(PauseEvent.TurnDropped);
    }

    /// <summary>The caller's turn was judged; an answered one stops the speech (I6), the others may let it go on.</summary>
    public void OnJudged(TurnVerdict verdict)
    {
        _decisionOpen = false;
        if (verdict != TurnVerdict.Kept)
            _turn = TurnTranscript.Empty;
        Apply(verdict == TurnVerdict.Answered ? PauseEvent.TurnAccepted : PauseEvent.TurnRejected);
    }

    public void OnTimer()
    {
        _timerExpired = true;
        Apply(PauseEvent.TimerExpired);
    }

    public void OnWarmUpOver()
    {
        _warmingUp = false;
        if (_insists)
            Consider(BargeInCause.Voice);
    }

    /// <summary>Turns are taken by hand from now on, or not any more: what the timer waited for is over (S23).</summary>
    public void ForgetTimer()
    {
        _timerExpired = false;
        _scope.Timers.Cancel(FalseInterruptionDue.Instance);
    }

    public void Close()
    {
        _scope.Timers.Cancel(WarmUpOver.Instance);
        _scope.Timers.Cancel(FalseInterruptionDue.Instance);
        _warmingUp = false;
        if (_pause is not null)
            Release();
    }

    private void Consider(BargeInCause cause)
    {
        if (_floor.Current is not { } speech)
            return;
        var facts = new BargeInFacts(cause, speech.OnAir)
        {
            AudioMayInterrupt = !Manual && _overlaps.VoiceMayInterrupt,
            EchoWarmUp = _warmingUp,
            HasStt = _scope.Agent.Stt is not null,
            WordCount = Words.Count(_turn.Text),
            OnlyBackchannel = Options.Backchannels.Covers(_turn.Text, _turn.Language, speech.Asks),
            CanPause = Options.MayPause && _scope.HasVoice,
        };
        switch (new BargeInPolicy(Options).Decide(facts))
        {
            case BargeInDecision.Pause:
                Pause(speech, Options.FalseInterruptionTimeout!.Value);
                _presence.To(AgentState.Listening);
                break;
            case BargeInDecision.Interrupt:
                _runner.Interrupt(speech);
                break;
        }
    }

    private void Pause(Speech speech, TimeSpan timeout)
    {
        _scope.Timers.Cancel(FalseInterruptionDue.Instance);
        _timerExpired = false;
        if (_pause?.Speech == speech.Number)
        {
            _pause = _pause with { Timeout = timeout };
            return;
        }
        _pause = new PauseState(speech.Number, _presence.Agent, timeout);
        _scope.Rooms.Playout.Tell(PausePlayout.Instance);
    }

    private void Apply(PauseEvent happened)
    {
        if (_pause is not { } pause)
            return;
        switch (PausePolicy.Decide(happened, _decisionOpen, _userSpeaking, _timerExpired))
        {
            case PauseAction.CancelTimer:
                _timerExpired = false;
                _scope.Timers.Cancel(FalseInterruptionDue.Instance);
                break;
            case PauseAction.StartTimer:
                _timerExpired = false;
                _scope.Timers.StartSingleTimer(FalseInterruptionDue.Instance, FalseInterruptionDue.Instance, pause.Timeout);
                break;
            case PauseAction.Resume:
                Resume(pause);
                break;
            case PauseAction.Interrupt when _floor.Current is { } speech && speech.Number == pause.Speech:
                _runner.Interrupt(speech);
                break;
        }
    }

    private void Resume(PauseState pause)
    {
        var goesOn = _floor.Current is { IsInterruptible: true } speech && speech.Number == pause.Speech;
        if (goesOn)
            _presence.To(pause.Restore);
        Release();
        _scope.Events.Publish(new AgentFalseInterruption(goesOn));
    }

    private void Release()
    {
        _pause = null;
        _timerExpired = false;
        _scope.Timers.Cancel(FalseInterruptionDue.Instance);
        _scope.Rooms.Playout.Tell(ResumePlayout.Instance);
    }

    private void OnSpeechFinished(Speech speech)
    {
        if (_pause?.Speech == speech.Number)
            Release();
    }

    private void OnAgentChanged(AgentState state)
    {
        if (state != AgentState.Speaking)
            return;
        if (!_warmedUp && _scope.Options.AecWarmupDuration is { } warmUp && warmUp > TimeSpan.Zero)
        {
            _warmingUp = true;
            _scope.Timers.StartSingleTimer(WarmUpOver.Instance, WarmUpOver.Instance, warmUp);
        }
        _warmedUp = true;
        if (_insists)
            Consider(BargeInCause.Voice);
    }
}

/// <summary>The caller has been silent for the pause's timeout.</summary>
internal sealed record FalseInterruptionDue
{
    public static FalseInterruptionDue Instance { get; } = new();
}

/// <summary>The line's echo canceller has had its time.</summary>
internal sealed record WarmUpOver
{
    public static WarmUpOver Instance { get; } = new();
}
