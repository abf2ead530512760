namespace Agents.Actors;

/// <summary>
/// The caller speaking over the agent, with a detector: tells it who speaks, keeps transcripts back until its verdict, and says whether voice alone may
/// interrupt. Without a detector it lets everything pass. Owned by the session.
/// </summary>
internal sealed class Overlaps
{
    private readonly SessionScope _scope;
    private readonly Presence _presence;
    private OverlapTracker _tracker = OverlapTracker.Silent;
    private InterruptionAuthority _authority;
    private TranscriptHold _hold;
    private IInterruptionDetector? _component;
    private IActorRef? _detector;
    private int _opened, _lostIn;

    public Overlaps(SessionScope scope, Presence presence)
    {
        (_scope, _presence) = (scope, presence);
        var boundary = scope.Options.TurnHandling.Interruption.BackchannelBoundary ?? default;
        _authority = new InterruptionAuthority(boundary.Start);
        _hold = new TranscriptHold(boundary.End);
        presence.AgentChanged += OnAgentChanged;
    }

    /// <summary>The detector says that the caller interrupts.</summary>
    public event Action? Interrupting;

    /// <summary>Words came and were kept back.</summary>
    public event Action? WordsHeld;

    /// <summary>Whether voice alone may interrupt now.</summary>
    public bool VoiceMayInterrupt => _detector is null || _authority.VoiceMayInterrupt(_scope.Now);

    /// <summary>
    /// Takes the detector that is in force now, if it is another one. One that was lost is not asked again while the same agent has the conversation.
    /// </summary>
    public void Equip()
    {
        var (agent, options) = (_scope.Agent, _scope.Options);
        var wanted = options.TurnHandling.Interruption.Mode == InterruptionMode.Adaptive && _lostIn != _scope.Active.Number ? agent.InterruptionDetector : null;
        if (ReferenceEquals(wanted, _component))
            return;
        if (_detector is { } before)
            before.Tell(PoisonPill.Instance);
        Disarm();
        _component = wanted;
        if (wanted is null)
            return;
        var sound = _scope.Setup.Ingress.ForOverlaps;
        _detector = _scope.Children.ActorOf(
            Props.Create(() => new InterruptionActor(wanted, options.InterruptionConnect, sound)), ++_opened == 1 ? "interruption" : $"interruption-{_opened}");
        OnAgentChanged(_presence.Agent);
    }

    public void OnHeard(Heard heard)
    {
        if (_detector is null)
        {
            _scope.Rooms.Turns.Tell(heard);
            return;
        }
        Pass(_hold.Take(heard, _scope.Now), heard);
    }

    public void OnCallerStarted(CallerStarted started) => Push(_tracker.CallerStarted(started.At, _scope.Now));

    public void OnCallerStopped(CallerStopped stopped) => Push(_tracker.CallerStopped(stopped.At));

    public void OnDetected(OverlapDetected detected)
    {
        var said = detected.Event;
        _scope.Events.Publish(OverlappingSpeech.From(said));
        if (said.IsInterruption)
        {
            _tracker = _tracker.Decided();
            _authority = _authority.Interrupted();
            Pass(_hold.AgentEnded(_scope.Now, said.OverlapStartedAt));
            Interrupting?.Invoke();
        }
        else if (!said.AgentEnded && !_authority.InsideStartBoundary(_scope.Now))
            _scope.Rooms.Turns.Tell(CallerOnlyAgreed.Instance);
    }

    /// <summary>Voice takes over; what was kept back passes.</summary>
    public void OnLost(IActorRef detector)
    {
        if (!detector.Equals(_detector))
            return;
        (_component, _lostIn) = (null, _scope.Active.Number);
        Disarm();
    }

    /// <summary>Nobody judges any more: what was kept back passes.</summary>
    private void Disarm()
    {
        (_detector, _tracker, _authority) = (null, OverlapTracker.Silent, _authority.AgentEnded());
        _scope.Setup.Ingress.OverlapValve.Muted = true;
        Pass(_hold.ReleaseAll());
    }

    private void OnAgentChanged(AgentState state)
    {
        if (_detector is null)
            return;
        var speaks = state == AgentState.Speaking;
        if (speaks == _tracker.AgentSpeaks)
            return;
        _scope.Setup.Ingress.OverlapValve.Muted = !speaks;
        _authority = speaks ? _authority.AgentStarted(_scope.Now) : _authority.AgentEnded();
        Push(speaks ? _tracker.AgentStarted(_scope.Now) : _tracker.AgentEnded(_scope.Now));
        if (speaks)
            _hold = _hold.AgentStarted(_scope.Now);
        else
            Pass(_hold.AgentEnded(_scope.Now));
    }

    private void Push((OverlapTracker Next, IReadOnlyList<InterruptionSentinel> Sentinels) change)
    {
        _tracker = change.Next;
        foreach (var sentinel in change.Sentinels)
            _detector?.Tell(sentinel);
    }

    private void Pass(TranscriptRelease release, Heard? taken = null)
    {
        _hold = release.Next;
        foreach (var heard in release.Passed)
            _scope.Rooms.Turns.Tell(heard);
        if (taken is { Event: { Type: SpeechEventType.FinalTranscript, Text.Length: > 0 } } && release.Passed.Count == 0)
            WordsHeld?.Invoke();
    }
}
