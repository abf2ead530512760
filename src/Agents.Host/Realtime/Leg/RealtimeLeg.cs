using System.Net.WebSockets;
using Agents.Actors;

namespace Agents.Host.Realtime;

/// <summary>
/// One realtime conversation: its client comes and goes, its session stays. Passes messages on to the parts that own its state; ends when its session does, or
/// when the client does not come back.
/// </summary>
internal sealed partial class RealtimeLeg : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan LongestBacklog = TimeSpan.FromSeconds(30);

    private readonly LegSetup _setup;
    private LegScope _scope = null!;
    private CallerItems _caller = null!;
    private Responses _responses = null!;
    private ItemEdits _items = null!;
    private ClientEvents _client = null!;
    private ClientEvent? _held;
    private string? _token;
    private DateTimeOffset _expires;
    private RealtimeFit _fit = null!;
    private bool _starting, _hasPrompted;

    public RealtimeLeg(LegSetup setup)
    {
        _setup = setup;
        Receive<Attach>(OnAttach);
        Receive<Detach>(OnDetach);
        Receive<InboxReady>(OnInboxReady);
        Receive<FeedDue>(_ => OnFeedDue());
        Receive<SessionReady>(OnSessionReady);
        Receive<SessionFailed>(OnSessionFailed);
        Receive<ResumeExpired>(_ => End(WebSocketCloseStatus.NormalClosure, ""));
        Receive<SessionTooLong>(_ => OnSessionTooLong());
        ReceiveSession();
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        _scope = new LegScope(_setup, Self, Context.System.Scheduler, Timers);
        _caller = new CallerItems(_scope);
        _responses = new Responses(_scope, _caller);
        _items = new ItemEdits(_scope);
        _client = new ClientEvents(_scope, _caller, _responses, _items);
        _fit = new RealtimeFit(_setup, _scope.Turns, Self);
        _client.Updated += OnUpdated;
        _responses.Finished += OnResponseFinished;
        _expires = _scope.Clock.Now + _setup.Options.MaxSession;
        Timers.StartSingleTimer(SessionTooLong.Instance, SessionTooLong.Instance, _setup.Options.MaxSession);
        if (_setup.Known is { } known)
            TakeUp(known);
    }

    /// <summary>The conversation was elsewhere: its items are those of its log, and its session goes on at once.</summary>
    private void TakeUp(ConversationState known)
    {
        foreach (var item in known.Items)
            if (ItemConverter.FromSession(item) is { } seen)
            {
                _scope.Items.Add(seen);
                _items.Note(seen.Id, item.CreatedAt);
            }
        StartSession();
    }

    protected override void PostStop()
    {
        if (_token is not null)
            _setup.Tokens.Withdraw(_token);
        _scope.Connection?.Close(WebSocketCloseStatus.EndpointUnavailable, "");
        _ = _scope.Session?.CloseAsync(CloseReason.ParticipantDisconnected);
    }

    /// <summary>A bug: the client is told, and the conversation ends; half a state is worth nothing.</summary>
    protected override void PreRestart(Exception reason, object? message)
    {
        _scope.Send(ServerEvents.Error(new RealtimeFault(FaultCodes.ServerError, "This host has made a mistake; the session is over."), null));
        _scope.Connection?.Close(WebSocketCloseStatus.InternalServerError, "");
        base.PreRestart(reason, message);
    }

    protected override void PostRestart(Exception reason)
    {
        base.PostRestart(reason);
        Context.Stop(Self);
    }

    private void OnAttach(Attach attach)
    {
        _scope.Connection?.Close(WebSocketCloseStatus.PolicyViolation, "The conversation is taken up elsewhere.");
        _scope.Connection = attach.Connection;
        Timers.Cancel(ResumeExpired.Instance);
        RenewToken();
        _scope.Send(ServerEvents.SessionCreated(Session()));
        foreach (var item in _scope.Items.All)
        {
            _scope.Send(ServerEvents.ItemAdded(item, _scope.Items.Before(item.Id)));
            _scope.Send(ServerEvents.ItemDone(item, _scope.Items.Before(item.Id)));
        }

        if (attach.Beta)
            _scope.Send(ServerEvents.Error(new RealtimeFault(FaultCodes.Beta, "This host speaks the GA protocol only: leave out the header 'OpenAI-Beta: realtime=v1'."), null));
        AwaitInbox(attach.Connection);
    }

    private void OnDetach(Detach gone)
    {
        if (_scope.Connection != gone.Connection)
            return;
        _scope.Connection = null;
        if (_scope.Session is { } session)
            _setup.Shared?.Lost(session);
        _held = null;
        _scope.Feed.Clear();
        _responses.Abandon();
        Timers.StartSingleTimer(ResumeExpired.Instance, ResumeExpired.Instance, gone.Goodbye ? _setup.Options.ResumeAfterGoodbye : _setup.Options.ResumeWithin);
    }

    private void OnInboxReady(InboxReady ready)
    {
        if (_scope.Connection != ready.Connection)
            return;
        Drain(ready.Connection);
    }

    /// <summary>Handles what the client has sent, until there is nothing, too much sound waits, or the session must be started first.</summary>
    private void Drain(RealtimeConnection connection)
    {
        while (_scope.Feed.Backlog < LongestBacklog && Next(connection) is { } asked)
        {
            if (asked.NeedsSession && _scope.Session is null)
            {
                _held = asked;
                StartSession();
                return;
            }

            _client.Handle(asked);
            RunFeed();
        }

        if (_scope.Feed.Backlog < LongestBacklog && !_starting)
            AwaitInbox(connection);
    }

    private ClientEvent? Next(RealtimeConnection connection)
    {
        if (_starting)
            return null;
        if (_held is { } held)
        {
            _held = null;
            return held;
        }

        while (connection.Inbox.TryRead(out var frame))
            if (_client.Read(frame) is { } asked)
                return asked;
        return null;
    }

    private void AwaitInbox(RealtimeConnection connection)
    {
        _ = TellAsync(connection, Self);

        static async Task TellAsync(RealtimeConnection connection, IActorRef self)
        {
            if (await connection.Inbox.WaitToReadAsync())
                self.Tell(connection.Ready);
        }
    }

    private void RunFeed()
    {
        if (_scope.Feed.Run() is { } wait)
            Timers.StartSingleTimer(FeedDue.Instance, FeedDue.Instance, wait);
    }

    private void OnFeedDue()
    {
        var full = _scope.Feed.Backlog >= LongestBacklog;
        RunFeed();
        if (full && _scope.Feed.Backlog < LongestBacklog && _scope.Connection is { } connection)
            Drain(connection);
    }

    private void OnUpdated(RealtimeSettings settings)
    {
        if (_fit.Follow(settings))
            _scope.Session?.Ref.Tell(new UpdateSession(new SessionUpdate()), Self); // what is in force is made anew
        _scope.Feed.Speed = settings.TurnDetection is null ? 10 : 1;
        if (!_responses.IsActive)
            _scope.Turns.Turn = _scope.Turns.Turn with { Request = ResponseRequest.By(settings) };
        _scope.Send(ServerEvents.SessionUpdated(Session()));
        KeepSettings();
    }

    private void OnSessionTooLong()
    {
        _scope.Send(ServerEvents.Error(new RealtimeFault(FaultCodes.SessionExpired, $"The session has lasted {_setup.Options.MaxSession.TotalMinutes:0} minutes, the most that is allowed."), null));
        End(WebSocketCloseStatus.PolicyViolation, FaultCodes.SessionExpired);
    }

    private void End(WebSocketCloseStatus status, string reason)
    {
        _scope.Connection?.Close(status, reason);
        Context.Stop(Self);
    }

    private void RenewToken()
    {
        if (_token is not null)
            _setup.Tokens.Withdraw(_token);
        _token = _setup.Tokens.Issue(Self, _setup.Tenant);
        OfferToken();
    }

    private void OfferToken()
    {
        if (_scope.Session is { } session && _token is not null)
        {
            if (_setup.Shared is { IsShared: true })
                _setup.Tokens.Share(_token);
            _setup.Shared?.Offer(session, _token, _setup.Tenant);
        }
    }

    /// <summary>What the client has set goes with the conversation.</summary>
    private void KeepSettings()
    {
        if (_setup.Shared is { IsShared: true })
            _scope.Session?.Ref.Tell(new KeepInLog(RealtimeTakeUp.SettingsName, _scope.Settings.Write(_setup.Id, _expires)), ActorRefs.NoSender);
    }

    private Newtonsoft.Json.Linq.JObject Session()
    {
        var session = _scope.Settings.Write(_setup.Id, _expires);
        session["x_resume_token"] = _token;
        return session;
    }
}
