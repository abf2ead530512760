using Agents.Actors;
using Agents.Host.Legs;
using Agents.Messages;

namespace Agents.Host.Realtime;

/// <summary>The responses of a conversation, one at a time: each is a speech of the session.</summary>
internal sealed class Responses(LegScope scope, CallerItems caller)
{
    private readonly Queue<SpeechHandle> _queued = new();
    private readonly Queue<ResponseRequest> _deferred = new();
    private RealtimeResponse? _active;
    private LegEncoder? _encoder;
    private bool _stoppedShort;
    private DateTimeOffset _playedOut;

    /// <summary>A response is over, and how long the client still plays.</summary>
    public event Action<TimeSpan>? Finished;

    /// <summary>Whether one is being made.</summary>
    public bool IsActive => _active is not null;

    /// <summary>The response that is being made; null if none is.</summary>
    public string? ActiveId => _active?.Id;

    /// <summary>Whether one waits until the caller is understood.</summary>
    public bool IsAsked => _deferred.Count > 0;

    /// <summary>Name of the message that is being said; null: there is none.</summary>
    public string? MessageId => _active?.MessageId;

    /// <summary>The client asks for one.</summary>
    /// <exception cref="RealtimeFault">One is being made already.</exception>
    public void Create(ResponseRequest request)
    {
        if (_active is not null || _deferred.Count > 0)
            throw new RealtimeFault(FaultCodes.ActiveResponse, "response.create: the conversation already has a response in progress; wait for response.done, or cancel it.");
        if (caller.IsCommitting)
            _deferred.Enqueue(request); // what is answered is being understood
        else
            Ask(request);
    }

    /// <summary>The caller's committed turns are understood.</summary>
    public void OnCommitsDone()
    {
        if (!caller.IsCommitting && _active is null && _deferred.TryDequeue(out var request))
            Ask(request);
    }

    /// <summary>The session is about to answer the caller by itself.</summary>
    public void Expect()
    {
        if (_active is null)
            Begin(ResponseRequest.By(scope.Settings));
    }

    /// <summary>The client stops one.</summary>
    /// <param name="id">Its name; null for the one there is.</param>
    /// <exception cref="RealtimeFault">It is not being made.</exception>
    public void Cancel(string? id)
    {
        if (_active is not { } active || (id is not null && id != active.Id))
            throw new RealtimeFault(FaultCodes.CancelNotActive, "There is no active response to cancel.", id is null ? null : "response_id");
        Stop(active, ResponseOutcome.ClientCancelled);
    }

    /// <summary>The caller's voice began: nothing more of what is said shall reach the client.</summary>
    public void OnCallerSpeaks()
    {
        if (_active is { } active && scope.Settings.TurnDetection is { InterruptResponse: true })
            Stop(active, ResponseOutcome.TurnDetected);
    }

    /// <summary>The client is gone.</summary>
    public void Abandon()
    {
        _deferred.Clear();
        if (_active is { } active)
            Stop(active, ResponseOutcome.ClientCancelled);
    }

    /// <summary>The session began a speech.</summary>
    public void OnSpeechCreated(SpeechHandle speech)
    {
        if (_active?.Speech == speech)
            return;
        if (_active is { Speech: null } expected)
            Attach(expected, speech);
        else if (_active is null)
            Attach(Begin(ResponseRequest.By(scope.Settings)), speech);
        else
            _queued.Enqueue(speech);
    }

    /// <summary>A speech is over. All its sound has been taken before.</summary>
    public void OnSpeechOver(SpeechHandle speech)
    {
        if (_active is not { } active || active.Speech != speech)
            return;
        End(active, Outcome(active, speech));
        if (_queued.TryDequeue(out var next))
            Attach(Begin(ResponseRequest.By(scope.Settings)), next);
    }

    /// <summary>The session is over, and with it what was being said.</summary>
    public void OnSessionClosed()
    {
        if (_active is { } active)
            End(active, active.Stopping ?? ResponseOutcome.Failed);
    }

    /// <summary>Sound of the agent.</summary>
    public void OnSound(PlayedFrame played)
    {
        if (_active is not { Stopping: null, Request.TextOnly: false } active || active.Speech?.Number != played.Speech)
            return;
        var sound = _encoder!.Encode(played.Frame);
        if (sound.Length > 0)
            Sound(active, sound);
    }

    /// <summary>The model is asked for another step.</summary>
    public void OnAsked(ModelAsked asked) => Current(asked.Response)?.BeginStep();

    /// <summary>The model said something.</summary>
    public void OnSaid(ModelSaid said) => Current(said.Response)?.Say(said.Text);

    /// <summary>The model was stopped at the limit of tokens.</summary>
    public void OnStoppedShort(ModelStoppedShort stopped) => _stoppedShort |= Current(stopped.Response) is not null;

    /// <summary>The model calls functions of the client.</summary>
    public void OnCalled(ModelCalled called)
    {
        foreach (var call in called.Calls)
            if (Current(called.Response)?.Call(call) is { } item)
                scope.Session!.Ref.Tell(new BringItem(ItemConverter.ToSession(item, scope.Clock.Now)), ActorRefs.NoSender);
    }

    /// <summary>The model measured a request.</summary>
    public void OnMetrics(LlmMetrics metrics)
    {
        if (_active is { } active)
            active.Usage = active.Usage.And(metrics);
    }

    /// <summary>The session stored a message of the agent.</summary>
    public void OnStored(ConversationItemAdded stored, ChatMessage message)
    {
        if (_active is not { } active)
            return;
        if (active is { Stopping: null, Speech.Source: SpeechSource.Say })
            active.Say(stored.Intended?.Value ?? message.Text);
        if (active.MessageId is not { } item)
            return;
        scope.SessionIds.TryAdd(item, message.Id);
        SpokenOf(item).Add(message.Id, message.Text, stored.Spoken);
    }

    private RealtimeResponse? Current(string response) => _active is { Stopping: null } active && active.Id == response ? active : null;

    private SpokenItem SpokenOf(string item)
    {
        if (!scope.Spoken.TryGetValue(item, out var spoken))
            scope.Spoken[item] = spoken = new SpokenItem();
        return spoken;
    }

    private void Ask(ResponseRequest request)
    {
        var response = Begin(request);
        Attach(response, scope.Session!.GenerateReply());
    }

    private RealtimeResponse Begin(ResponseRequest request)
    {
        var turn = scope.Turns.Turn with { Request = request };
        scope.Turns.Turn = turn;
        _stoppedShort = false;
        _encoder = new LegEncoder(request.Format);
        _active = new RealtimeResponse(turn.Response, request, scope.Conversation, scope.Items, scope);
        _active.Begin();
        return _active;
    }

    private void Attach(RealtimeResponse response, SpeechHandle speech)
    {
        response.Speech = speech;
        speech.WaitForPlayoutAsync().PipeTo(scope.Self, scope.Self, () => new SpeechOver(speech));
        if (response.Stopping is not null)
            speech.Interrupt(force: true);
    }

    private static void Stop(RealtimeResponse response, ResponseOutcome outcome)
    {
        response.Stopping ??= outcome;
        response.Speech?.Interrupt(force: true);
    }

    private ResponseOutcome Outcome(RealtimeResponse response, SpeechHandle speech) =>
        response.Stopping ?? (speech switch
        {
            { Interrupted: true } => ResponseOutcome.TurnDetected,
            { Exception: not null } => ResponseOutcome.Failed,
            _ when _stoppedShort => ResponseOutcome.TooLong,
            _ => ResponseOutcome.Completed,
        });

    private void End(RealtimeResponse response, ResponseOutcome outcome)
    {
        if (outcome.IsWhole && _encoder!.Flush() is { Length: > 0 } rest && response.MessageId is not null && !response.Request.TextOnly)
            Sound(response, rest);
        response.Finish(outcome);
        _active = null;
        scope.Turns.Turn = new ModelTurn(RealtimeIds.Response(), ResponseRequest.By(scope.Settings));
        var playing = _playedOut - scope.Clock.Now;
        Finished?.Invoke(outcome.IsWhole && playing > TimeSpan.Zero ? playing : TimeSpan.Zero);
        OnCommitsDone();
    }

    private void Sound(RealtimeResponse response, byte[] sound)
    {
        scope.HasSpoken = true;
        response.Sound(sound);
        var length = response.Request.Format.Duration(sound.Length);
        SpokenOf(response.MessageId!).Sent += length;
        _playedOut = (_playedOut > scope.Clock.Now ? _playedOut : scope.Clock.Now) + length;
    }
}
