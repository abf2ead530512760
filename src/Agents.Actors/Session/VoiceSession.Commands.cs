namespace Agents.Actors;

// What the application asks for.
internal sealed partial class VoiceSession
{
    private readonly List<(HashSet<Speech> Stopping, Action Then)> _interrupting = [];

    private void ReceiveCommands()
    {
        Receive<SayText>(say => Say(say, userInitiated: true));
        Receive<GenerateReply>(OnGenerateReply);
        Receive<StartSay>(OnStartSay);
        Receive<StartReply>(OnStartReply);
        Receive<InterruptSpeech>(OnInterruptSpeech);
        Receive<InterruptAll>(OnInterruptAll);
        Receive<CommitUserTurn>(OnCommitUserTurn);
        Receive<ClearUserTurn>(_ => _scope.Rooms.Turns.Tell(ForgetTurn.Instance));
        Receive<PlaybackMark>(mark => _scope.Rooms.Playout.Tell(mark));
        Receive<CollectDigits>(collect => _scope.Rooms.Turns.Tell(new DigitsExpected(collect.Digits)));
        Receive<ClaimUserTurn>(claim => _parts.Presence.Claim(claim.Held));
        Receive<HoldFloor>(hold => _parts.Foregrounds.Ask(hold.Tool, Sender));
        Receive<ReleaseFloor>(release => _parts.Foregrounds.Release(release.Tool));
        Receive<CallbackFailed>(failed => _scope.Log.Error("A callback on the end of speech {0} failed with {1}.\n{2}", failed.Speech, failed.Kind, failed.Trace));
        Receive<WhenIdle>(_ => _parts.Idle.Ask(Sender));
        Receive<SubscribeToEvents>(subscribe => _scope.Events.Subscribe(subscribe.Subscriber));
        Receive<BringItem>(bring => Sender.Tell(new ItemChanged(_parts.Conversation.Bring(bring.Item))));
        Receive<CorrectItem>(correct => Sender.Tell(new ItemChanged(_parts.Conversation.Correct(correct.ItemId, correct.Text))));
        Receive<RemoveItem>(remove => Sender.Tell(new ItemChanged(_parts.Conversation.Remove(remove.ItemId))));
        Receive<PlayBackground>(play => _scope.Rooms.Playout.Forward(play));
        Receive<StopBackground>(stop => _scope.Rooms.Playout.Forward(stop));
        Receive<UpdateAgent>(update => _parts.Handoffs.Begin(() => update.Agent, update.WaitingSpeech, Sender));
        Receive<TransferToAgent>(to => _parts.Handoffs.Begin(() => _setup.Catalog.Create(to.Name), to.WaitingSpeech, Sender));
        Receive<TaskDone>(done => _parts.Tasks.OnDone(done));
        Receive<UpdateSession>(update => _parts.Changes.Update(update.Update, Sender));
        Receive<UpdateInstructions>(update => _parts.Changes.Instruct(update.Instructions, Sender));
        Receive<UpdateTools>(update => _parts.Changes.Equip(update.Tools, Sender));
        Receive<UpdateChatContext>(update => _parts.Changes.Remember(update.Context, Sender));
        Receive<SwitchAudio>(switched => _parts.Changes.Switch(switched));
        Receive<ReplaceOutput>(_ => _scope.Rooms.Playout.Forward(RenewOutput.Instance));
        Receive<GetWaterfall>(_ => Sender.Tell(new SessionWaterfall(_parts.Waterfalls.All, _parts.Usage.Sums)));
        Receive<GetStatus>(_ => Sender.Tell(Status()));
        Receive<GetTranscript>(_ => Sender.Tell(SessionTranscript.Of(_setup.Journal.State)));
        Receive<CloseSession>(close => _parts.Closing.Ask(close, Sender));
    }

    private SessionStatus Status() => new(_setup.Id, _setup.Seat.Active?.Agent.Id ?? _setup.First.Id, _parts.Presence.Agent, _parts.Presence.User, _setup.StartedAt)
    {
        Answers = _parts.Waterfalls.Count,
        Closing = _parts.Closing.Begun,
    };

    private void OnStartSay(StartSay say)
    {
        var handle = _scope.NewSpeech(SpeechSource.Say, say.AllowInterruptions);
        Say(new SayText(handle, say.Text, say.Priority, say.AddToChatContext), userInitiated: true);
        Sender.Tell(new SpeechAccepted(handle.Number));
    }

    private void OnStartReply(StartReply reply)
    {
        var handle = _scope.NewSpeech(SpeechSource.GenerateReply, reply.AllowInterruptions);
        OnGenerateReply(new GenerateReply(handle, reply.UserInput, reply.Instructions, ToolChoice: null));
        Sender.Tell(new SpeechAccepted(handle.Number));
    }

    private void Say(SayText say, bool userInitiated)
    {
        if (Refused(say.Handle))
            return;
        var speech = new Speech(say.Handle, say.Priority) { Text = say.Text, Sound = say.Sound, AddToContext = say.AddToChatContext };
        _parts.Runner.Begin(speech, userInitiated);
        _parts.Runner.Schedule(speech);
        UpdateValve();
    }

    private void OnGenerateReply(GenerateReply ask)
    {
        _parts.Runner.ReplyExpected = true;
        var stopping = ask.UserInput is null ? [] : InterruptOpen(force: false);
        AfterInterrupting(stopping, () => Generate(ask)); // so that the model sees what was heard
    }

    private void Generate(GenerateReply ask)
    {
        _parts.Runner.ReplyExpected = false;
        if (Refused(ask.Handle) || LacksTools(ask))
            return;
        var message = ask.UserInput is { } text ? _parts.Conversation.NewMessage(ChatRole.User, text, _scope.Now) : null;
        var speech = new Speech(ask.Handle, SpeechPriority.Normal)
        {
            UserMessage = message,
            Context = ask.ChatContext is { } own ? Conversation.WithoutInstructions(own) : _parts.Conversation.Items,
            OwnContext = ask.ChatContext is not null,
            ToolNames = ask.Tools,
            Instructions = ask.Instructions,
            ToolChoice = ask.ToolChoice,
        };
        _parts.Runner.Begin(speech, userInitiated: true);
        _parts.Runner.Schedule(speech);
        UpdateValve();
    }

    private void OnInterruptSpeech(InterruptSpeech interrupt)
    {
        if (_parts.Runner.Open.FirstOrDefault(speech => speech.Handle == interrupt.Handle) is { } speech)
            _parts.Runner.Interrupt(speech);
    }

    private void OnInterruptAll(InterruptAll interrupt)
    {
        var asker = Sender;
        AfterInterrupting(InterruptOpen(interrupt.Force), () => asker.Tell(Done.Instance));
    }

    /// <summary>A task begins; a session that closes begins none.</summary>
    private void RunTask(RunTask ask, int activity)
    {
        if (_parts.Closing.Begun)
            ask.Task.Abandon(new InvalidOperationException($"Session {_setup.Id} is closing; task {ask.Task.Id} did not begin."));
        else
            _parts.Tasks.Run(ask, activity);
    }

    private void AfterInterrupting(HashSet<Speech> stopping, Action then)
    {
        if (stopping.Count == 0)
            then();
        else
            _interrupting.Add((stopping, then));
    }

    /// <summary>
    /// Stops speeches with running tools, the current one, then the queue up to the first protected one (voice-session.md 5.3).
    /// </summary>
    private HashSet<Speech> InterruptOpen(bool force)
    {
        _parts.Preemptive.Drop();
        var inOrder = _parts.Runner.Own.Where(speech => speech.Stage == SpeechStage.Tools)
            .Concat(_parts.Floor.Current is { } current ? [current] : [])
            .Concat(_parts.Floor.Waiting.TakeWhile(speech => force || speech.IsInterruptible))
            .Where(speech => force || speech.IsInterruptible)
            .ToList();
        inOrder.ForEach(_parts.Runner.Interrupt);
        return [.. inOrder.Where(speech => speech.IsOpen)];
    }

    private void OnSpeechFinished(Speech speech)
    {
        foreach (var (stopping, then) in _interrupting.ToList())
            if (stopping.Remove(speech) && stopping.Count == 0)
            {
                _interrupting.RemoveAll(waiting => waiting.Stopping == stopping);
                then();
            }
        _parts.Handoffs.Look();
        _parts.Closing.OnSpeechFinished();
    }

    private void OnCommitUserTurn(CommitUserTurn commit)
    {
        var asker = Sender;
        _scope.Rooms.Turns.Ask<TurnDecided>(new DecideTurn(TurnTrigger.Manual, commit.TranscriptTimeout, commit.SkipReply), (TimeSpan?)null)
            .PipeTo(asker, Self, decided => new TurnCommitted(decided.Transcript));
    }

    /// <summary>An answer that is to use functions that the agent does not have is not given.</summary>
    private bool LacksTools(GenerateReply ask)
    {
        var known = _parts.Runner.ToolNames.ToHashSet();
        if (ask.Tools?.Where(name => !known.Contains(name)).ToList() is not { Count: > 0 } unknown)
            return false;
        ask.Handle.Fail(new ArgumentException(
            $"Agent {_scope.Agent.Id} has no tool {string.Join(", ", unknown)}; it has {(known.Count == 0 ? "none" : string.Join(", ", known))}."));
        ask.Handle.MarkDone();
        return true;
    }

    /// <summary>A session that closes takes no more speeches (S5), but the last words of its agent (S17).</summary>
    private bool Refused(SpeechHandle handle)
    {
        if (!_parts.Closing.Begun || (_ofAgent && _parts.Handoffs.Exiting))
            return false;
        handle.MarkInterrupted();
        handle.Fail(new InvalidOperationException($"Session {_setup.Id} is closing and takes no more speeches."));
        handle.MarkDone();
        return true;
    }
}
