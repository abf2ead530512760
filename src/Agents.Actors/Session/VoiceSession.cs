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
    private bool _ofAgent;

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
        var restarted = _setup.Seat.Active is not null;
        _setup.Seat.Active ??= ActiveAgent.Prepare(_setup, _setup.First, Self, Context, Context.GetLogger());
        _scope = new SessionScope(_setup, Self, Context, Context.System.Scheduler, Timers, Context.GetLogger());
        _scope.Rooms = CreateRooms();
        _scope.Mcp.Start(_setup.Session.Options.Tools.McpServers, Context);
        _parts = new SessionParts(_scope);
        _parts.Runner.Finished += OnSpeechFinished;
        _parts.Closing.Over += OnOver;
        _parts.Presence.AgentChanged += OnAgentChanged;
        _parts.Arrivals.Greets += greeting
            => Say(new SayText(_scope.NewSpeech(SpeechSource.Say), greeting, SpeechPriority.Normal, AddToChatContext: true), userInitiated: false);
        Begin(restarted);
    }

    /// <summary>The first agent takes over; after a restart the one that had the conversation goes on.</summary>
    private void Begin(bool restarted)
    {
        var active = _scope.Active;
        var last = _parts.Conversation.LastAgent;
        if (restarted || last == active.Agent.Id)
        {
            if (!restarted)
            {
                active.Context = _parts.Memory.Remembered(active.Agent);
                active.Settings = active.Settings with { Instructions = _parts.Memory.RememberedInstructions() ?? active.Settings.Instructions };
            }
            _parts.Arrivals.Equip();
            _parts.Presence.To(AgentState.Listening);
            WatchJournal();
            TakeUpAgain();
            return;
        }
        _parts.Arrivals.Seat(active, last, _parts.Memory.Everything(active.Agent));
        _parts.Presence.To(AgentState.Listening);
        WatchJournal();
        TakeUpAgain();
        _parts.Arrivals.Welcome(active);
    }

    protected override void PostStop()
    {
        _parts.Availability.Dispose();
        _scope.Events.Complete();
        _setup.Output.Current.Complete();
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
        (var command, _ofAgent) = message is AsAgent asked ? (asked.Command, asked.Activity == _scope.Active.Number) : (message, false);
        if (message is AsAgent { Command: RunTask task, Activity: var waiting })
        {
            RunTask(task, waiting);
            return true;
        }
        var handled = (!_ofAgent && _parts.Handoffs.Defer(command, Sender)) || base.AroundReceive(receive, command);
        _parts.Idle.Look();
        return handled;
    }

    private SessionRooms CreateRooms()
    {
        var (options, ingress) = (_scope.Options, _setup.Ingress);
        var turns = new TurnsSetup(options.TurnHandling, ingress.ForTurns, _scope.Agent.Vad, _scope.Agent.Stt is not null);
        return new SessionRooms(
            Stt: Context.ActorOf(Props.Create(() => new SttActor(ingress.ForStt, new StreamRenewal(options.SttStreamLimit))), "stt"),
            Turns: Context.ActorOf(Props.Create(() => new TurnsActor(turns)), "turns"),
            Llm: Context.ActorOf(Props.Create(() => new LlmActor()), "llm"),
            Tts: Context.ActorOf(Props.Create(() => new TtsActor()), "tts"),
            Playout: Context.ActorOf(Props.Create(()
                => new PlayoutActor(_setup.Output, options.Watchdog.Speaking, options.OutputLead, NewBackdrop())), "playout"),
            Tools: Context.ActorOf(Props.Create(() => new ToolsActor(options.Tools.Texts, _setup.Id, _setup.Journal)), "tools"));
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
        _parts.Arrivals.Equip();
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
        _scope.Active.Over.Cancel();
        _scope.Active.Agent.Leave();
        foreach (var asker in _parts.Closing.Askers)
            asker.Tell(Done.Instance);
        Context.Stop(Self);
    }

    private sealed record ChildFailed(Exception Error);
}
