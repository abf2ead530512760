namespace Agents.Actors;

/// <summary>
/// Decides when the caller's turn is over: voice activity and transcripts in, <see cref="TurnOver"/> with its reason out. Owns the open
/// turn; whether
/// the turn is answered is the session's decision.
/// </summary>
internal sealed partial class TurnsActor : ReceiveActor, IWithTimers
{
    private const string DecisionTimer = "decision", TranscriptTimer = "transcript", PatienceTimer = "patience";

    private TurnsSetup _setup;
    private EndpointingPolicy _policy;
    private DynamicEndpointing _delays;
    private TurnVoters _voters;
    private AudioTurnWatch? _ear;
    private CancellationTokenSource _stop = new();
    private VoiceWatch? _watch;
    private OpenTurn _turn = OpenTurn.None;
    private IReadOnlyList<ChatMessage> _recent = [];
    private TurnOver? _asked;
    private TurnTrigger? _retrigger, _unheard;
    private (DecideTurn Command, IActorRef Asker)? _demanded;
    private int _decisions;

    public TurnsActor(TurnsSetup setup)
    {
        _setup = setup;
        _policy = new EndpointingPolicy(setup.Options.TurnDetection);
        _delays = new DynamicEndpointing(setup.Options.Endpointing);
        _voters = new TurnVoters(setup.Options.TurnDetection.Voters);
        _ear = EarOf(setup);
        Receive<CallerStarted>(OnCallerStarted);
        Receive<CallerStopped>(OnCallerStopped);
        Receive<CallerInsists>(insists => Context.Parent.Tell(insists));
        Receive<CallerAudible>(audible => Context.Parent.Tell(audible));
        Receive<Heard>(OnHeard);
        Receive<Commit>(OnCommit);
        Receive<TurnJudged>(OnJudged);
        Receive<AgentVoice>(OnAgentVoice);
        Receive<CallerOnlyAgreed>(_ => OnOnlyAgreed());
        Receive<RecentMessages>(recent => _recent = recent.Messages);
        Receive<CallerQuiet>(quiet => OnQuiet(quiet.Quiet));
        Receive<AudioTurnAnswered>(OnAnswered);
        Receive<AnswerLate>(_ => OnAnswerLate());
        Receive<DigitsExpected>(expected => _voters.Digits = expected.Digits);
        Receive<DecideTurn>(OnDemand);
        Receive<TranscriptLate>(_ => Demand());
        Receive<ForgetTurn>(_ => Forget());
        Receive<ChangeTurns>(OnChange);
        Receive<HushCaller>(_ => Hush());
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private DateTimeOffset Now => Context.System.Scheduler.Now;

    protected override void PreStart() => Watch();

    private void Watch()
    {
        _watch = null;
        if (_setup.Vad is null)
            return;
        _watch = new VoiceWatch(_setup.Vad(), _setup.Options.Interruption.MinDuration, _setup.Options.Endpointing.MinDelay / 2, Self,
            Context.System.Scheduler, _ear);
        _ = _watch.RunAsync(_setup.Audio, _stop.Token);
    }

    protected override void PostStop()
    {
        _stop.Cancel();
        _ear?.Dispose();
    }

    private void OnCallerStarted(CallerStarted started)
    {
        Abandon();
        _ear?.Cancel();
        _delays.UserStarted(started.At);
        _turn = _turn with { Voiced = true, StartedAt = _turn.StartedAt ?? started.At };
        Context.Parent.Tell(started);
    }

    private void OnCallerStopped(CallerStopped stopped)
    {
        _delays.UserEnded(stopped.At);
        _turn = _turn with { Voiced = false, LastSpeaking = stopped.At };
        Context.Parent.Tell(stopped);
        Trigger(TurnTrigger.VadEndOfSpeech);
    }

    private void OnHeard(Heard heard)
    {
        switch (heard.Event.Type)
        {
            case SpeechEventType.InterimTranscript or SpeechEventType.PreflightTranscript when heard.Event.Text.Length > 0:
                _turn = _turn with { Transcript = _turn.Transcript.WithInterim(heard.Event.Text) };
                Tell(heard);
                break;
            case SpeechEventType.FinalTranscript when heard.Event.Text.Trim().Length > 0:
                OnFinal(heard);
                break;
            case SpeechEventType.EndOfSpeech:
                OnSttEnd();
                break;
        }
    }

    private void OnFinal(Heard heard)
    {
        var data = heard.Event.Alternatives[0];
        _turn = _turn with { Transcript = _turn.Transcript.WithFinal(data, Now) };
        if ((_setup.Vad is null || _turn is { Voiced: false, LastSpeaking: null }) && data.EndTime > TimeSpan.Zero)
            _turn = _turn
                with { LastSpeaking = Earlier(Now, heard.Anchor + data.EndTime),
                StartedAt = _turn.StartedAt ?? Earlier(Now, heard.Anchor + data.StartTime) };
        Tell(heard);
        if (_demanded is not null)
            Demand();
        else
            Trigger(TurnTrigger.FinalTranscript);
    }

    private void OnSttEnd()
    {
        if (_setup.Options.TurnDetection is not TurnDetection.SttMode)
            return;
        _turn = _turn with { SttSaidEnd = true };
        if (_turn.Voiced)
        {
            _watch!.RequestFlush();
            _turn = _turn with { Voiced = false, LastSpeaking = Now };
            Context.Parent.Tell(new CallerStopped(Now, Now - (_turn.StartedAt ?? Now)));
        }
        Trigger(TurnTrigger.SttEndOfSpeech);
    }

    private void Tell(Heard heard) => Context.Parent.Tell(new Understood(heard.Event.Type, heard.Event.Alternatives[0], _turn.Transcript));

    private void OnAgentVoice(AgentVoice voice)
    {
        if (voice.Speaking)
            _delays.AgentStarted(voice.At);
        else
            _delays.AgentEnded(voice.At);
    }

    /// <summary>Voice that was no turn leaves no trace in the next one's times.</summary>
    private void OnOnlyAgreed()
    {
        _delays.UserOnlyAgreed();
        if (_turn is { Voiced: false, Transcript.IsEmpty: true })
            _turn = OpenTurn.None;
    }

    private void Trigger(TurnTrigger trigger)
    {
        if (_asked is not null)
        {
            _retrigger = trigger;
            return;
        }
        var facts = new EndpointingFacts(trigger, Now)
        {
            HasStt = _setup.HasStt,
            HasTranscript = !_turn.Transcript.IsEmpty,
            UserSpeaking = _turn.Voiced,
            SttSaidEnd = _turn.SttSaidEnd,
            LastSpeaking = _turn.LastSpeaking,
            MinDelay = _delays.MinDelay,
            MaxDelay = _delays.MaxDelay,
            Votes = _voters.Ask(_turn, _recent, _ear?.Vote),
        };
        if (_policy.Decide(facts) is not EndpointingDecision.CommitAt commit)
            return;
        if (_ear is { IsPending: true })
            Wait(trigger);
        else
            Schedule(commit);
    }

    private void Schedule(EndpointingDecision.CommitAt commit)
    {
        var due = commit.At - Now;
        if (due <= TimeSpan.Zero)
        {
            OnCommit(new Commit(commit.Reason));
            return;
        }
        Context.Parent.Tell(new TurnDecisionOpen(true));
        Timers.StartSingleTimer(DecisionTimer, new Commit(commit.Reason), due);
    }

    private void OnCommit(Commit commit)
    {
        Timers.Cancel(DecisionTimer);
        _asked = new TurnOver(++_decisions, _turn.Transcript, commit.Reason)
        {
            StartedAt = _turn.StartedAt,
            StoppedAt = _turn.LastSpeaking,
            DecidedAt = Now,
            SkipReply = commit.SkipReply,
        };
        Context.Parent.Tell(_asked);
    }

    private void OnJudged(TurnJudged judged)
    {
        if (_asked is not { } over || over.Id != judged.Id)
            return;
        _asked = null;
        _turn = _turn.After(over, judged.Verdict);
        if (judged.Verdict != TurnVerdict.Kept)
            _ear?.TurnEnded();
        var again = _retrigger;
        _retrigger = null;
        if (again is { } trigger)
            Trigger(trigger);
    }

    private void Abandon()
    {
        if (!Timers.IsTimerActive(DecisionTimer) && _unheard is null)
            return;
        Timers.Cancel(DecisionTimer);
        _unheard = null;
        Context.Parent.Tell(new TurnDecisionOpen(false));
    }

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;

    private sealed record Commit(EndOfTurnReason Reason)
    {
        public bool SkipReply { get; init; }
    }

}
