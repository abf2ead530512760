namespace Agents.Actors;

/// <summary>
/// One conversation: supervises the actors that hear, take turns, think, speak, play and run tools, and passes what they tell to the parts
/// that
/// own the conversation's state. It decides nothing itself; see docs/session.md for who owns what.
/// </summary>
internal sealed partial class VoiceSession : ReceiveActor, IWithTimers
{
    private readonly SessionSetup _setup;
    private SessionScope _scope = null!;
    private SessionParts _parts = null!;

    public VoiceSession(SessionSetup setup)
    {
        _setup = setup;
        ReceiveCaller();
        ReceiveServices();
        ReceiveCommands();
        ReceiveJournal();
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(3, TimeSpan.FromSeconds(10), OnChildFailed);

    protected override void PreStart()
    {
        _scope = new SessionScope(_setup, Self, Context.System.Scheduler, Timers);
        _scope.Rooms = CreateRooms();
        _parts = new SessionParts(_scope);
        _parts.Runner.Finished += OnSpeechFinished;
        _parts.Closing.Over += OnOver;
        _parts.Presence.AgentChanged += OnAgentChanged;
        _parts.Presence.To(AgentState.Listening);
        WatchJournal();
        TakeUpAgain();
        if (_setup.Agent.Greeting is { Length: > 0 } greeting && _parts.Conversation.Items.Items.IsEmpty)
            Say(new SayText(_scope.NewSpeech(SpeechSource.Say), greeting, SpeechPriority.Normal, AddToChatContext: true),
                userInitiated: false);
    }

    protected override void PostStop()
    {
        _parts.Availability.Dispose();
        _scope.Events.Complete();
        _setup.Output.Complete();
        _setup.Ingress.FromHost.Complete();
        _setup.Closed.TrySetResult();
    }

    /// <summary>The streams and their readers stay: the next incarnation goes on with them and with the stored conversation.</summary>
    protected override void PreRestart(Exception reason, object? message)
    {
        _parts.Availability.Dispose();
        foreach (var child in Context.GetChildren())
            Context.Stop(child);
    }

    /// <summary>After every message somebody may have been waiting for silence.</summary>
    protected override bool AroundReceive(Receive receive, object message)
    {
        var handled = base.AroundReceive(receive, message);
        _parts.Idle.Look();
        return handled;
    }

    private SessionRooms CreateRooms()
    {
        var (agent, options, ingress) = (_setup.Agent, _setup.Agent.Options, _setup.Ingress);
        var turns = new TurnsSetup(options.TurnHandling, ingress.ForTurns, agent.Vad, agent.Stt is not null);
        var wordTimes = options.UseTtsAlignedTranscript && agent.Tts is { Capabilities.AlignedTranscript: true };
        return new SessionRooms(
            Stt: agent.Stt is { } stt
                ? Context.ActorOf(Props.Create(() => new SttActor(stt, options.SttConnect, ingress.ForStt)), "stt") : null,
            Turns: Context.ActorOf(Props.Create(() => new TurnsActor(turns)), "turns"),
            Llm: agent.Llm is { } llm ? Context.ActorOf(Props.Create(() => new LlmActor(llm, options.LlmConnect)), "llm") : null,
            Tts: agent.Tts is { } tts ? Context.ActorOf(Props.Create(() => new TtsActor(tts, options)), "tts") : null,
            Playout: Context.ActorOf(Props.Create(()
                => new PlayoutActor(_setup.Output, wordTimes, options.Watchdog.Speaking, options.OutputLead, NewBackdrop())), "playout"),
            Tools: Context.ActorOf(Props.Create(() => new ToolsActor(options.Tools.Texts, _setup.Id, _setup.Journal)), "tools"))
        {
            Interruption = options.TurnHandling.Interruption.Mode == InterruptionMode.Adaptive && agent.InterruptionDetector is { } detector
                ? Context.ActorOf(Props.Create(() => new InterruptionActor(detector, options.InterruptionConnect, ingress.ForOverlaps)),
                    "interruption") : null,
        };
    }

    /// <summary>A bug in a child: it starts anew; what it was doing is given up and the caller is told.</summary>
    private Directive OnChildFailed(Exception error)
    {
        Self.Tell(new ChildFailed(error));
        return Directive.Restart;
    }

    private void OnChildFailed(ChildFailed failed)
    {
        _parts.Failures.OnError(new ComponentError(ErrorSource.Us, _scope.Now, "Agents.Actors", failed.Error, Recoverable: true));
        foreach (var speech in _parts.Runner.Open.ToList())
            _parts.Runner.Fail(speech, failed.Error);
    }

    private void OnAgentChanged(AgentState state)
    {
        _scope.Rooms.Playout.Tell(new AgentThinks(state == AgentState.Thinking));
        _scope.Rooms.Turns.Tell(new AgentVoice(state == AgentState.Speaking, _scope.Now));
        UpdateValve();
    }

    /// <summary>The recogniser gets silence while the line may echo and while the agent may not be interrupted (T2).</summary>
    private void UpdateValve()
    {
        var isProtected = _scope.Options.TurnHandling.Interruption.DiscardAudioIfUninterruptible
            && _parts.Floor.Current is { OnAir: SpeechOnAir.Protected };
        _setup.Ingress.Valve.Muted = isProtected || (_parts.Interruptions.WarmingUp && _parts.Presence.Agent == AgentState.Speaking);
    }

    private void OnOver(SessionClosed closed)
    {
        _parts.Interruptions.Close();
        _parts.Presence.Reset();
        if (closed.Reason is not (CloseReason.JobShutdown or CloseReason.TakenOver))
            _scope.Write(new SessionEnded(closed.Reason));
        _scope.Events.Publish(closed);
        foreach (var asker in _parts.Closing.Askers)
            asker.Tell(Done.Instance);
        Context.Stop(Self);
    }

    private sealed record ChildFailed(Exception Error);
}
