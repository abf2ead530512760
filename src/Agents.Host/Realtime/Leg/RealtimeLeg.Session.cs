using System.Net.WebSockets;
using Agents.Actors;
using Agents.Messages;

namespace Agents.Host.Realtime;

// What the session tells.
internal sealed partial class RealtimeLeg
{
    private static readonly TimeSpan MostPerEvent = TimeSpan.FromMilliseconds(200);

    private void ReceiveSession()
    {
        Receive<CallerVoiceStarted>(OnVoiceStarted);
        Receive<CallerVoiceStopped>(stopped => _caller.OnVoiceStopped(stopped.Position));
        Receive<UserTranscriptionTimeout>(_ => _caller.OnNoWords());
        Receive<WordsOverdue>(_ => _caller.GiveUpOnWords());
        Receive<TurnCompleted>(OnTurnCompleted);
        Receive<CommitDone>(OnCommitDone);
        Receive<SpeechCreated>(created => _responses.OnSpeechCreated(created.Handle));
        Receive<SpeechOver>(OnSpeechOver);
        Receive<SoundReady>(_ => OnSoundReady());
        Receive<ModelAsked>(asked => _responses.OnAsked(asked));
        Receive<ModelSaid>(said => _responses.OnSaid(said));
        Receive<ModelCalled>(called => _responses.OnCalled(called));
        Receive<ModelStoppedShort>(stopped => _responses.OnStoppedShort(stopped));
        Receive<ConversationItemAdded>(OnItemAdded);
        Receive<MetricsCollected>(collected => _responses.OnMetrics((LlmMetrics)collected.Metrics), collected => collected.Metrics is LlmMetrics);
        Receive<SessionError>(_ => _caller.OnRecogniserFailed(), error => error is { Recoverable: false, Error.Source: ErrorSource.Stt });
        Receive<SessionClosed>(OnSessionClosed);
        Receive<TurnAnswered>(answered => OnTurnAnswered(answered.Waterfall));
        Receive<IdleDue>(_ => OnIdle());
        Receive<SessionEvent>(_ => { });
        Receive<ItemChanged>(_ => { });
        Receive<Done>(_ => { });
        Receive<Status.Failure>(failure => _scope.Send(ServerEvents.Error(new RealtimeFault(FaultCodes.ServerError, $"The settings could not be changed: {failure.Cause.Message}"), null)));
    }

    private void StartSession()
    {
        _starting = true;
        var fit = _fit;
        _setup.Starter.StartAsync(_setup.Id, _scope.Settings.Model, agent => agent with { Fit = fit.Apply })
            .PipeTo(Self, Self, started => new SessionReady(started.Session), error => new SessionFailed(error));
    }

    private void OnSessionReady(SessionReady ready)
    {
        _starting = false;
        _scope.Session = ready.Session;
        ready.Session.Ref.Tell(new SubscribeToEvents(Self));
        OfferToken();
        KeepSettings();
        AwaitSound();
        if (_scope.Connection is { } connection)
            Drain(connection);
    }

    private void OnTurnAnswered(TurnWaterfall steps)
    {
        if (TurnAnsweredEvent.IsWanted(_scope.Settings))
            _scope.Send(TurnAnsweredEvent.Write(_responses.ActiveId, steps));
    }

    private void OnSessionFailed(SessionFailed failed)
    {
        _starting = false;
        var full = failed.Error is Legs.SessionStartException { RetryAfter: not null };
        _scope.Send(ServerEvents.Error(new RealtimeFault(full ? FaultCodes.RateLimit : FaultCodes.ServerError, full ? failed.Error.Message : "The session could not be started."), _held?.Id));
        End(full ? WebSocketCloseStatus.PolicyViolation : WebSocketCloseStatus.InternalServerError, "");
    }

    private void OnVoiceStarted(CallerVoiceStarted started)
    {
        Timers.Cancel(IdleDue.Instance);
        _hasPrompted = false;
        _caller.OnVoiceStarted(started.Position);
        _responses.OnCallerSpeaks();
    }

    private void OnTurnCompleted(TurnCompleted turn)
    {
        var id = _caller.OnTurnOver(turn.Text);
        _items.Note(id, _scope.Clock.Now);
        var answer = _scope.Settings.TurnDetection is { CreateResponse: true };
        if (answer)
            _responses.Expect();
        else
            _scope.Session!.Ref.Tell(new BringItem(new ChatMessage(ChatRole.User, turn.Text) { Id = id, CreatedAt = _scope.Clock.Now }), ActorRefs.NoSender);
        Sender.Tell(new TurnTaken(id, answer));
    }

    private void OnCommitDone(CommitDone done)
    {
        _caller.OnCommitDone(done);
        _responses.OnCommitsDone();
    }

    private void OnSpeechOver(SpeechOver over)
    {
        TakeSound();
        var said = _responses.MessageId;
        _responses.OnSpeechOver(over.Speech);
        if (said is not null)
            _items.Shorten(said); // the client may have said what it heard while the answer was being made
    }

    private void OnSoundReady()
    {
        TakeSound();
        AwaitSound();
    }

    /// <summary>Takes all sound there is, in pieces that are not too small to be worth an event.</summary>
    private void TakeSound()
    {
        var pieces = new List<PlayedFrame>();
        var length = TimeSpan.Zero;
        while (_scope.Session!.Output.TryRead(out var played))
        {
            if (pieces.Count > 0 && (length >= MostPerEvent || !Joined.Fits(pieces[^1], played)))
            {
                _responses.OnSound(Joined.Of(pieces));
                (pieces, length) = ([], TimeSpan.Zero);
            }

            pieces.Add(played);
            length += played.Frame.Duration;
        }

        if (pieces.Count > 0)
            _responses.OnSound(Joined.Of(pieces));
    }

    private void AwaitSound()
    {
        _ = TellAsync(_scope.Session!, Self);

        static async Task TellAsync(VoiceSessionHandle session, IActorRef self)
        {
            if (await session.Output.WaitToReadAsync())
                self.Tell(SoundReady.Instance);
        }
    }

    private void OnItemAdded(ConversationItemAdded added)
    {
        if (added.Item is not ChatMessage message || _scope.Items.Find(message.Id) is not null)
            return;
        if (message.Role == ChatRole.Assistant)
        {
            _responses.OnStored(added, message);
            if (_scope.SessionIds.FirstOrDefault(pair => pair.Value == message.Id).Key is { } item)
                _items.Note(item, message.CreatedAt);
        }
        else if (message.Role == ChatRole.User)
            _caller.OnStored(message);
    }

    private void OnResponseFinished(TimeSpan stillPlaying)
    {
        if (!_hasPrompted && _scope.Settings.TurnDetection is { IdleTimeoutMs: { } idle })
            Timers.StartSingleTimer(IdleDue.Instance, IdleDue.Instance, stillPlaying + TimeSpan.FromMilliseconds(idle));
    }

    /// <summary>The agent takes the word, once: who stays silent then is left in peace.</summary>
    private void OnIdle()
    {
        if (_responses.IsActive || _responses.IsAsked || _caller.IsOpen || _scope.Connection is null || _scope.Settings.TurnDetection is not { IdleTimeoutMs: { } idle })
            return;
        _hasPrompted = true;
        _caller.CommitSilence(TimeSpan.FromMilliseconds(idle));
        if (_scope.Settings.TurnDetection.CreateResponse)
            _responses.Create(ResponseRequest.By(_scope.Settings));
    }

    private void OnSessionClosed(SessionClosed closed)
    {
        TakeSound();
        _responses.OnSessionClosed();
        if (closed.Reason == CloseReason.Error)
            _scope.Send(ServerEvents.Error(new RealtimeFault(FaultCodes.ServerError, "A service of this host failed too often; the session is over."), null));
        End(closed.Reason == CloseReason.Error ? WebSocketCloseStatus.InternalServerError : WebSocketCloseStatus.NormalClosure, "");
    }
}
