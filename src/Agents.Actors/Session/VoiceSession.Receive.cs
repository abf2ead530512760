namespace Agents.Actors;

// Who gets which message.
internal sealed partial class VoiceSession
{
    private DateTimeOffset? _callerSince;

    private void ReceiveCaller()
    {
        Receive<CallerStarted>(OnCallerStarted);
        Receive<CallerStopped>(OnCallerStopped);
        Receive<CallerInsists>(_ => _parts.Interruptions.OnCallerInsists());
        Receive<CallerAudible>(audible => _parts.Floor.UserAudible = audible.Audible);
        Receive<Heard>(heard => _parts.Overlaps.OnHeard(heard));
        Receive<OverlapDetected>(detected => _parts.Overlaps.OnDetected(detected));
        Receive<DetectorLost>(_ => OnDetectorLost());
        Receive<Understood>(OnUnderstood);
        Receive<TurnDecisionOpen>(OnDecisionOpen);
        Receive<TurnOver>(OnTurnOver);
        Receive<TurnHooked>(hooked => _parts.Turns.OnHooked(hooked));
        Receive<TurnDecided>(_ => OnTurnDecided());
        Receive<UserAwayDue>(_ => _parts.Presence.On(UserStateEvent.AwayTimeout, _scope.Now));
        Receive<FalseInterruptionDue>(_ => _parts.Interruptions.OnTimer());
        Receive<TranscriptOverdue>(_ => _parts.Transcripts.OnOverdue());
        Receive<WordsOverdue>(_ => _parts.Idle.OnWords());
        Receive<WarmUpOver>(_ =>
        {
            _parts.Interruptions.OnWarmUpOver();
            UpdateValve();
        });
    }

    private void ReceiveServices()
    {
        Receive<GeneratedText>(text => Progress(() => _parts.Runner.OnText(text)));
        Receive<GeneratedFlush>(flush => Progress(() => _parts.Runner.OnFlush(flush)));
        Receive<GeneratedCalls>(calls => Progress(() => _parts.Runner.OnCalls(calls)));
        Receive<GenerationEnded>(ended => Progress(() => _parts.Runner.OnGenerated(ended)));
        Receive<SegmentSounds>(sounds => Progress(() => _parts.Runner.OnSounds(sounds)));
        Receive<SegmentSynthesised>(done => _parts.Runner.OnSynthesised(done));
        Receive<PlayoutStarted>(started => _parts.Runner.OnPlayoutStarted(started));
        Receive<PlayoutFinished>(played => Progress(() => _parts.Runner.OnPlayoutFinished(played)));
        ReceiveTools();
        Receive<StepReport>(report => OnReport(report.Report, report.Step.Speech));
        Receive<SegmentReport>(report => OnReport(report.Report, report.Segment.Speech));
        Receive<ComponentError>(error => OnReport(error, speech: 0));
        Receive<ComponentMetrics>(metrics => OnReport(metrics, speech: 0));
        Receive<AvailabilityChanged>(change => _parts.Availability.OnChanged(change));
        Receive<TurnExcessHandled>(_ => _parts.Limit.OnHandled());
        Receive<ShownText>(shown => _parts.Runner.OnShown(shown));
        Receive<AgentExited>(exited => _parts.Handoffs.OnExited(exited.Activity));
        Receive<AgentExitOverdue>(overdue => _parts.Handoffs.OnExited(overdue.Activity));
        Receive<FloorFree>(_ => _parts.Floor.Grant());
        Receive<SpeechHangs>(hangs => _parts.Runner.OnHangs(hangs));
        Receive<ThinkingStalled>(_ => _parts.Watchdog.OnStalled());
        Receive<ChildFailed>(OnChildFailed);
    }

    private void OnCallerStarted(CallerStarted started)
    {
        _callerSince ??= started.At;
        _scope.Events.Publish(new CallerVoiceStarted(started.Position) { CreatedAt = started.At });
        _parts.Idle.OnCallerStarted();
        _parts.Transcripts.OnCallerStarted();
        _parts.Presence.On(UserStateEvent.SpeechStarted, started.At);
        _scope.Rooms.Stt?.Tell(started);
        _parts.Overlaps.OnCallerStarted(started);
        _parts.Interruptions.OnCallerStarted();
    }

    private void OnDetectorLost()
    {
        _parts.Overlaps.OnLost(Sender);
        _parts.Interruptions.OnDetectorLost();
    }

    private void OnCallerStopped(CallerStopped stopped)
    {
        _scope.Events.Publish(new CallerVoiceStopped(stopped.Position) { CreatedAt = stopped.At });
        _parts.Idle.OnCallerStopped(_parts.LastTranscript >= _callerSince);
        _parts.Transcripts.OnCallerStopped(stopped);
        _parts.Presence.On(UserStateEvent.SpeechEnded, stopped.At);
        _scope.Rooms.Stt?.Tell(stopped);
        _parts.Overlaps.OnCallerStopped(stopped);
        _parts.Interruptions.OnCallerStopped();
    }

    private void OnUnderstood(Understood heard)
    {
        var final = heard.Kind == SpeechEventType.FinalTranscript;
        _scope.Events.Publish(new UserInputTranscribed(Sensitive.Of(heard.Data.Text), final)
        {
            Language = heard.Data.Language,
            SpeakerId = heard.Data.SpeakerId,
        });
        _parts.Failures.OnTranscript();
        if (final)
        {
            _parts.LastTranscript = _scope.Now;
            _parts.Idle.OnWords();
            _parts.Transcripts.OnWords();
            _parts.Limit.OnWords(heard.Data.Text);
            _parts.Presence.On(UserStateEvent.FinalTranscript, _scope.Now);
        }
        _parts.Interruptions.OnUnderstood(heard);
        _parts.Preemptive.OnUnderstood(heard, _callerSince);
    }

    private void OnDecisionOpen(TurnDecisionOpen decision)
    {
        _parts.Idle.OnDecisionOpen(decision.Open);
        _parts.Interruptions.OnDecisionOpen(decision.Open);
    }

    private void OnTurnOver(TurnOver over)
    {
        _callerSince = null;
        _parts.Idle.OnDecisionOpen(false);
        var verdict = _parts.Turns.Judge(over);
        _scope.Rooms.Turns.Tell(new TurnJudged(over.Id, verdict));
        _parts.Interruptions.OnJudged(verdict);
    }

    private void OnTurnDecided()
    {
        _parts.Limit.OnTurnDecided();
        _parts.Closing.OnLastWords();
    }

    private void OnReport(object report, int speech)
    {
        _parts.Watchdog.Progress();
        switch (report)
        {
            case ComponentError error:
                _parts.Failures.OnError(error);
                break;
            case ComponentMetrics metrics:
                _parts.Usage.Add(metrics, speech);
                break;
        }
    }

    private void Progress(Action handle)
    {
        handle();
        _parts.Watchdog.Progress();
        UpdateValve();
    }
}
