namespace Agents.Actors;

/// <summary>
/// Finds or starts sessions by id. Its children are the sessions; one that fails because of a bug is started again with its conversation
/// and the same streams, up to three times in ten seconds.
/// </summary>
public sealed class SessionRegion : ReceiveActor
{
    /// <summary>The region's name under <c>/user</c>.</summary>
    public const string Name = "sessions";

    private readonly SessionRegionOptions _options;
    private readonly ISessionDirectory _directory;
    private readonly IConversationStore _store;
    private readonly Dictionary<string, VoiceSessionHandle> _handles = [];
    private readonly Dictionary<string, Opening> _opening = [];

    /// <summary>Makes the region's actor; create it with <see cref="Props(SessionRegionOptions?)"/>.</summary>
    public SessionRegion(SessionRegionOptions options)
    {
        _options = options;
        _directory = options.Directory ?? new InProcessSessionDirectory();
        _store = options.Store ?? new InMemoryConversationStore();
        Receive<StartSession>(OnStart);
        Receive<Opened>(OnOpened);
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

    private void OnStart(StartSession start)
    {
        if (_handles.TryGetValue(start.Id, out var running))
            Sender.Tell(new SessionStarted(running, IsNew: false));
        else if (_opening.TryGetValue(start.Id, out var opening))
            opening.Askers.Add(Sender);
        else if (_handles.Count + _opening.Count >= _options.MaxSessions)
            Sender.Tell(new NodeFull(_options.RetryAfter));
        else if (Fault(start) is { } fault)
            Sender.Tell(new SessionRefused(start.Id, fault));
        else
            Open(start);
    }

    private static Exception? Fault(StartSession start)
    {
        try
        {
            AgentResolution.Resolve(start.Session, start.Agent, SessionUpdate.None).Agent.Validate();
            return ActorPath.IsValidPathElement(start.Id)
                ? null
                : new InvalidActorNameException($"\"{start.Id}\" cannot name a session: use letters, digits, '-' and '_'.");
        }
        catch (SessionOptionsException error)
        {
            return error;
        }
    }

    /// <summary>Takes the conversation; a store in memory answers at once.</summary>
    private void Open(StartSession start)
    {
        _opening[start.Id] = new Opening(start, [Sender]);
        var opened = _store.OpenAsync(start.Id);
        if (opened.IsCompletedSuccessfully)
            OnOpened(new Opened(start.Id, opened.Result, null));
        else
            opened.PipeTo(Self, Self, conversation => new Opened(start.Id, conversation, null), error => new Opened(start.Id, null, error));
    }

    private void OnOpened(Opened opened)
    {
        _opening.Remove(opened.Id, out var opening);
        var (start, askers) = opening!;
        var answer = Answer(start, opened);
        foreach (var asker in askers)
            asker.Tell(answer);
    }

    private object Answer(StartSession start, Opened opened) => opened switch
    {
        { Error: { } error } => new SessionRefused(start.Id, error),
        { Conversation.State.Ended: { } reason } => new SessionRefused(start.Id,
            new SessionEndedException($"Session {start.Id} is over ({reason}); start one with another name.")),
        _ => new SessionStarted(Create(start, opened.Conversation!), IsNew: true),
    };

    /// <summary>A session that is taken up goes on with the agent that had it, if the catalog knows that.</summary>
    private Agent AgentOf(StartSession start, ConversationState known)
        => known.Agent is { } last && last != start.Agent.Id && _options.Catalog.Contains(last) ? _options.Catalog.Create(last) : start.Agent;

    private VoiceSessionHandle Create(StartSession start, OpenedConversation conversation)
    {
        var clock = Context.System.Scheduler;
        var journal = new Journal(start.Id, conversation, _store, clock.Advanced, _options.Journal);
        var agent = AgentOf(start, conversation.State);
        journal.Append(new SessionOpened(agent.Id, conversation.Epoch) { At = clock.Now });
        var setup = new SessionSetup(start.Id, start.Session, agent, new AudioIngress(), new SessionEvents(clock, new SessionTrace(start.Id)), journal)
        {
            Catalog = _options.Catalog,
            UserData = start.UserData,
        };
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

    private sealed record Opening(StartSession Start, List<IActorRef> Askers);

    private sealed record Opened(string Id, OpenedConversation? Conversation, Exception? Error);
}
