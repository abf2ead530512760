namespace Agents.Actors;

/// <summary>
/// What becomes of the caller's turns: judged, then answered one after the other (voice-session.md 3.4). Owned by the session.
/// </summary>
internal sealed class CallerTurns
{
    private readonly SessionScope _scope;
    private readonly SpeechFloor _floor;
    private readonly SpeechRunner _runner;
    private readonly Conversation _conversation;
    private readonly PreemptiveReplies _preemptive;
    private readonly Queue<TurnOver> _pending = new();
    private readonly HashSet<Speech> _stopping = [];
    private bool _hooking, _clearing;

    public CallerTurns(SessionScope scope, SpeechFloor floor, SpeechRunner runner, Conversation conversation, PreemptiveReplies preemptive)
    {
        (_scope, _floor, _runner, _conversation, _preemptive) = (scope, floor, runner, conversation, preemptive);
        _runner.Finished += OnSpeechFinished;
    }

    /// <summary>Nothing is being decided or waited for.</summary>
    public bool IsIdle => _pending.Count == 0 && _stopping.Count == 0 && !_hooking && !Suspended;

    /// <summary>The session closes: words are stored, not answered.</summary>
    public bool Closing
    {
        get;
        set
        {
            field = value;
            var unheard = _pending.Skip(_hooking ? 1 : 0).ToList();
            foreach (var turn in unheard)
                Store(turn);
            var hooked = _pending.Take(_hooking ? 1 : 0).ToList();
            _pending.Clear();
            hooked.ForEach(_pending.Enqueue);
        }
    }

    /// <summary>Agents change: turns wait, and are answered by the next one (deviation D3).</summary>
    public bool Suspended
    {
        get;
        set
        {
            field = value;
            if (!value)
                Next();
        }
    }

    /// <summary>Decides what a turn is (T16) and takes it on.</summary>
    public TurnVerdict Judge(TurnOver over)
    {
        var verdict = Verdict(over);
        _scope.Events.Publish(new UserTurnEnded(Sensitive.Of(over.Transcript.Finals), over.Reason, verdict));
        switch (verdict)
        {
            case TurnVerdict.Kept or TurnVerdict.Backchannel:
                _preemptive.Drop();
                break;
            case TurnVerdict.Stored:
                _preemptive.Drop();
                Store(over);
                break;
            case TurnVerdict.Answered:
                _pending.Enqueue(over);
                Next();
                break;
        }
        return verdict;
    }

    /// <summary>The hook is through with a turn.</summary>
    public void OnHooked(TurnHooked hooked)
    {
        _hooking = false;
        var turn = _pending.Dequeue();
        if (hooked.Turn is { } completed)
            Answer(turn, completed, hooked.Took);
        else
            _preemptive.Drop();
        Next();
    }

    private TurnVerdict Verdict(TurnOver over)
    {
        var current = _floor.Current;
        var manual = over.Reason.Trigger is TurnTrigger.Manual or TurnTrigger.Closing;
        var interruption = _scope.Options.TurnHandling.Interruption;
        if (Closing || over.SkipReply)
            return TurnVerdict.Stored;
        if (current is { OnAir: SpeechOnAir.Protected })
            return TurnVerdict.Stored;
        if (manual || current is not { IsInterruptible: true })
            return TurnVerdict.Answered;
        if (_scope.Agent.Stt is not null && Words.Count(over.Transcript.Finals) < interruption.MinWords)
            return TurnVerdict.Kept;
        return current.Step.HeardFrom is not null
            && interruption.Backchannels.Covers(over.Transcript.Finals, over.Transcript.Language, current.Asks)
            ? TurnVerdict.Backchannel
            : TurnVerdict.Answered;
    }

    private void Store(TurnOver over)
    {
        if (over.Transcript.Finals.Length > 0)
            _conversation.Add(Message(over), Metrics(over, null));
    }

    /// <summary>Clears the floor for the oldest turn, then lets the hook see it.</summary>
    private void Next()
    {
        if (Suspended || _hooking || _stopping.Count > 0 || _pending.Count == 0)
            return;
        _clearing = true;
        _stopping.UnionWith(_runner.Own.Where(MustStop));
        foreach (var speech in _stopping.ToList())
            _runner.Interrupt(speech);
        _clearing = false;
        Proceed();
    }

    private bool MustStop(Speech speech)
        => (speech == _floor.Current || speech.Stage == SpeechStage.Tools)
            && speech.OnAir is (SpeechOnAir.Interruptible or SpeechOnAir.AlreadyInterrupted);

    private void OnSpeechFinished(Speech speech)
    {
        _stopping.Remove(speech);
        if (!_clearing)
            Proceed();
    }

    private void Proceed()
    {
        if (!Suspended && !_hooking && _stopping.Count == 0 && _pending.TryPeek(out var turn))
            Hook(turn);
    }

    private void Hook(TurnOver turn)
    {
        _hooking = true;
        var completed = new CompletedTurn(_conversation.Items, Message(turn));
        var (active, began) = (_scope.Active, _scope.Now);
        var running = AgentHooks.RunAsync(() => CompleteAsync(active, completed),
            nameof(Agent.OnUserTurnCompletedAsync), active.Agent.Id, _scope.Log);
        if (running.IsCompleted)
            OnHooked(new TurnHooked(running.Result is null ? completed : null, null));
        else
            _ = TellAsync(running, completed, began);
    }

    /// <summary>The agent's own hook, and then the one that holds for every agent of the session.</summary>
    private static async Task CompleteAsync(ActiveAgent active, CompletedTurn turn)
    {
        var ofSession = active.Settings.OnUserTurnCompleted;
        await active.Agent.OnUserTurnCompletedAsync(turn, active.Over.Token);
        if (ofSession is not null)
            await ofSession(turn, active.Over.Token);
    }

    private async Task TellAsync(Task<Exception?> running, CompletedTurn turn, DateTimeOffset began)
    {
        var error = await running; // StopResponse and failures alike: the turn is not answered
        _scope.Self.Tell(new TurnHooked(error is null ? turn : null, _scope.Now - began));
    }

    private void Answer(TurnOver turn, CompletedTurn completed, TimeSpan? hookTook)
    {
        var metrics = Metrics(turn, hookTook);
        if (_scope.Agent.Llm is null)
        {
            _conversation.Add(completed.Message, metrics);
            return;
        }
        var speech = _preemptive.Take(completed) ?? Fresh(completed);
        speech.UserMessage = completed.Message;
        speech.UserMetrics = metrics;
        _runner.Schedule(speech);
    }

    private Speech Fresh(CompletedTurn completed)
    {
        var speech = new Speech(_scope.NewSpeech(SpeechSource.GenerateReply), SpeechPriority.Normal)
        {
            UserMessage = completed.Message,
            Context = completed.Context,
        };
        _runner.Begin(speech, userInitiated: false);
        return speech;
    }

    private ChatMessage Message(TurnOver over) => _conversation.NewMessage(ChatRole.User, over.Transcript.Finals, over.DecidedAt);

    private static TurnMetrics Metrics(TurnOver over, TimeSpan? hookTook)
    {
        var consistent = over.StartedAt is not null && over.StoppedAt >= over.StartedAt;
        return new TurnMetrics
        {
            StartedSpeakingAt = over.StartedAt,
            StoppedSpeakingAt = over.StoppedAt,
            TranscriptionDelay = consistent ? TurnMetrics.AtLeastZero(over.StoppedAt, over.Transcript.LastFinalAt) : null,
            EndOfTurnDelay = consistent ? TurnMetrics.AtLeastZero(over.StoppedAt, over.DecidedAt) : null,
            OnUserTurnCompletedDelay = hookTook,
            TranscriptConfidence = over.Transcript.Confidence,
        };
    }
}

/// <summary>The hook on a completed turn ended.</summary>
/// <param name="Turn">What it left; null if the turn is not to be answered.</param>
/// <param name="Took">How long it ran; null if there is none.</param>
internal sealed record TurnHooked(CompletedTurn? Turn, TimeSpan? Took);
