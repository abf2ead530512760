namespace Agents.Actors;

/// <summary>
/// Finds or starts sessions by id. Its children are the sessions; one that fails because of a bug is started again with its conversation
/// and the same
/// streams, up to three times in ten seconds.
/// </summary>
public sealed class SessionRegion : ReceiveActor
{
    /// <summary>The region's name under <c>/user</c>.</summary>
    public const string Name = "sessions";

    private static readonly TimeSpan OutputBacklog = TimeSpan.FromSeconds(1);

    private readonly SessionRegionOptions _options;
    private readonly ISessionDirectory _directory;
    private readonly Dictionary<string, VoiceSessionHandle> _handles = [];

    /// <summary>Makes the region's actor; create it with <see cref="Props(SessionRegionOptions?)"/>.</summary>
    public SessionRegion(SessionRegionOptions options)
    {
        _options = options;
        _directory = options.Directory ?? new InProcessSessionDirectory();
        Receive<StartSession>(start => Sender.Tell(Start(start)));
        Receive<SessionEnvelope>(OnEnvelope);
        Receive<FindSession>(find
            => Sender.Tell(_directory.Find(find.Id) is { } found ? new SessionFound(find.Id, found) : new SessionUnknown(find.Id)));
        Receive<ListSessions>(_ => Sender.Tell(new SessionList(_directory.Ids)));
        Receive<Terminated>(ended => Forget(ended.ActorRef.Path.Name));
    }

    /// <summary>How to create a region: <c>system.ActorOf(SessionRegion.Props(), SessionRegion.Name)</c>.</summary>
    public static Props Props(SessionRegionOptions? options = null)
    {
        var settings = options ?? new SessionRegionOptions();
        return Kernel.Props.Create(() => new SessionRegion(settings));
    }

    /// <inheritdoc />
    protected override SupervisorStrategy SupervisorStrategy()
        => new OneForOneStrategy(3, TimeSpan.FromSeconds(10), static _ => Directive.Restart);

    private object Start(StartSession start)
    {
        if (_handles.TryGetValue(start.Id, out var running))
            return new SessionStarted(running, IsNew: false);
        if (_handles.Count >= _options.MaxSessions)
            return new NodeFull(_options.RetryAfter);
        try
        {
            start.Agent.Validate();
            return new SessionStarted(Create(start), IsNew: true);
        }
        catch (Exception error) when (error is SessionOptionsException or InvalidActorNameException)
        {
            return new SessionRefused(start.Id, error);
        }
    }

    private VoiceSessionHandle Create(StartSession start)
    {
        var output = new BoundedStream<PlayedFrame>(OutputBacklog, static played => played.Frame.Duration, OverflowStrategy.DropHead,
            "agent");
        var log = _options.Log?.Invoke(start.Id) ?? new InMemoryConversationLog();
        var setup = new SessionSetup(start.Id, start.Agent, new AudioIngress(), output, new SessionEvents(Context.System.Scheduler), log);
        var session = Context.ActorOf(Kernel.Props.Create(() => new VoiceSession(setup)), start.Id);
        Context.Watch(session);
        _ = setup.Ingress.RunAsync();
        _directory.Add(start.Id, session);
        return _handles[start.Id] = new VoiceSessionHandle(setup, session);
    }

    private void OnEnvelope(SessionEnvelope envelope)
    {
        if (_directory.Find(envelope.Id) is { } session)
            session.Forward(envelope.Command);
        else
            Sender.Tell(new SessionUnknown(envelope.Id));
    }

    private void Forget(string id)
    {
        _handles.Remove(id);
        _directory.Remove(id);
    }
}
