using Agents.Messages;

namespace Agents.Inference;

/// <summary>
/// The sockets of one <see cref="Tts"/>: leases each to one stream at a time, many in sequence. A socket is used again only after a run that
/// went well; not when it was last acquired more than 300 s ago (protocol 3.2). A stream that stops takes its socket with it.
/// </summary>
internal sealed class TtsPoolActor : ReceiveActor
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(300);

    private readonly TtsOptions _options;
    private readonly Gateway _gateway;
    private readonly Dictionary<IActorRef, PooledConnection> _connections = [];
    private TtsSettings _settings;
    private bool _prewarmed;
    private int _count;

    public TtsPoolActor(TtsOptions options, Gateway gateway, TtsSettings settings)
    {
        _options = options;
        _gateway = gateway;
        _settings = settings;
        Receive<TtsAcquire>(Acquire);
        Receive<TtsConnected>(Connected);
        Receive<TtsConnectionFailed>(Failed);
        Receive<TtsRelease>(Release);
        Receive<TtsDiscard>(discard => Context.Stop(discard.Connection));
        Receive<TtsPoolSettings>(changed => _settings = changed.Settings);
        Receive<TtsPrewarm>(_ => Prewarm());
        Receive<Terminated>(Stopped);
    }

    /// <summary>A crashed connection is stopped, never restarted; it has told its error before.</summary>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Stop, loggingEnabled: false);

    private void Acquire(TtsAcquire request)
    {
        Context.Watch(Sender);
        foreach (var (socket, connection) in _connections.Where(entry => entry.Value.Holder is null).ToList())
        {
            if (!connection.Open)
            {
                connection.Holder = Sender;
                return;
            }
            if (_options.Clock.GetElapsedTime(connection.UsedAt) <= MaxAge)
            {
                Lease(socket, connection, Sender, reused: true);
                return;
            }
            Discard(socket);
        }
        Open(Sender, request.Timeout);
    }

    private void Open(IActorRef? holder, TimeSpan timeout)
    {
        var plan = new TtsConnectionPlan(_options, _gateway, _settings, timeout);
        var socket = Context.ActorOf(Props.Create(() => new TtsConnection(plan)), $"connection-{++_count}");
        Context.Watch(socket);
        _connections[socket] = new PooledConnection(_options.Clock.GetTimestamp()) { Holder = holder };
    }

    private void Connected(TtsConnected connected)
    {
        if (!_connections.TryGetValue(Sender, out var connection))
            return;
        connection.Open = true;
        connection.SessionId = connected.SessionId;
        connection.UsedAt = _options.Clock.GetTimestamp();
        if (connection.Holder is { } holder)
            Lease(Sender, connection, holder, reused: false);
    }

    private void Failed(TtsConnectionFailed failed)
    {
        if (_connections.TryGetValue(Sender, out var connection))
            connection.Error = failed.Error;
    }

    private void Lease(IActorRef socket, PooledConnection connection, IActorRef holder, bool reused)
    {
        connection.Holder = holder;
        connection.UsedAt = _options.Clock.GetTimestamp();
        var waited = reused ? TimeSpan.Zero : _options.Clock.GetElapsedTime(connection.RequestedAt);
        holder.Tell(new TtsLease(socket, waited, reused, connection.SessionId));
    }

    private void Release(TtsRelease release)
    {
        Context.Unwatch(Sender);
        if (_connections.TryGetValue(release.Connection, out var connection))
            connection.Holder = null;
    }

    private void Prewarm()
    {
        if (_prewarmed || _connections.Count > 0)
            return;
        _prewarmed = true;
        Open(null, ApiConnectOptions.Default.Timeout);
    }

    private void Stopped(Terminated stopped)
    {
        if (_connections.Remove(stopped.ActorRef, out var connection))
            ConnectionStopped(stopped.ActorRef, connection);
        else
            HolderStopped(stopped.ActorRef);
    }

    private static void ConnectionStopped(IActorRef socket, PooledConnection connection)
    {
        var error = connection.Error ?? new ApiConnectionException("The text to speech connection was stopped.");
        if (connection.Holder is { } holder)
            holder.Tell(connection.Open ? new TtsConnectionLost(socket, error) : new TtsLeaseFailed(error));
    }

    private void HolderStopped(IActorRef holder)
    {
        foreach (var socket in _connections.Where(entry => holder.Equals(entry.Value.Holder)).Select(entry => entry.Key).ToList())
            Discard(socket);
    }

    private void Discard(IActorRef socket)
    {
        Context.Unwatch(socket);
        Context.Stop(socket);
        _connections.Remove(socket);
    }
}
