namespace Agents.Actors;

/// <summary>
/// Finds or starts sessions by id, on this node or another. Its children are the sessions of this node, and proxies of those elsewhere; a session
/// that fails because of a bug is started again with its conversation and the same streams, up to three times in ten seconds.
/// </summary>
public sealed partial class SessionRegion : ReceiveActor
{
    /// <summary>The region's name under <c>/user</c>.</summary>
    public const string Name = "sessions";

    private static readonly NodeId Alone = new("local", 1);

    private readonly SessionRegionOptions _options;
    private readonly SessionKeeping _keeping;
    private readonly Dictionary<string, LocalSession> _sessions = [];
    private readonly Dictionary<string, Opening> _opening = [];
    private readonly Dictionary<string, Task> _leaving = [];

    /// <summary>Makes the region's actor; create it with <see cref="Props(SessionRegionOptions?)"/>.</summary>
    public SessionRegion(SessionRegionOptions options)
    {
        _options = options;
        _keeping = new SessionKeeping(options.Directory ?? new InProcessSessionDirectory(), options.Store ?? new InMemoryConversationStore());
        Receive<StartSession>(OnStart);
        Receive<ResumeSession>(OnResume);
        Receive<RedeemResume>(OnRedeem);
        Receive<SessionEnvelope>(OnEnvelope);
        Receive<FindSession>(OnFind);
        Receive<ListSessions>(_ => Sender.Tell(new SessionList([.. _sessions.Keys.Order(StringComparer.Ordinal)])));
        Receive<Continuation>(next => next.Run());
        Receive<Terminated>(ended => OnTerminated(ended.ActorRef));
        ReceiveCluster();
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
        if (_sessions.TryGetValue(start.Id, out var running))
            Sender.Tell(new SessionStarted(running.Handle, IsNew: false));
        else if (_opening.TryGetValue(start.Id, out var opening))
            opening.Askers.Add(Sender);
        else if (Fault(start) is { } fault)
            Sender.Tell(new SessionRefused(start.Id, fault));
        else if (Place() is not Placement.Here)
            SendElsewhere(start.Id, Sender);
        else
            Open(start);
    }

    private static Exception? Fault(StartSession start)
    {
        try
        {
            AgentResolution.Resolve(start.Session, start.Agent, SessionUpdate.None).Agent.Validate();
            return ActorPath.IsValidPathElement(start.Id) && start.Id[0] != ProxyMark
                ? null
                : new InvalidActorNameException($"\"{start.Id}\" cannot name a session: use letters, digits, '-' and '_'.");
        }
        catch (SessionOptionsException error)
        {
            return error;
        }
    }

    private void Open(StartSession start)
    {
        _opening[start.Id] = new Opening(start, [Sender]);
        Then(_keeping.TakeAsync(start.Id, _node!, _leaving.GetValueOrDefault(start.Id)),
            taken => OnTaken(start, taken), error => Answer(start.Id, new SessionRefused(start.Id, error)));
    }

    private void OnTaken(StartSession start, Taken taken)
    {
        switch (taken.Claim)
        {
            case ClaimResult.Granted granted:
                Answer(start.Id, new SessionStarted(Create(start, taken.Conversation!, granted.Epoch), IsNew: true));
                break;
            case ClaimResult.OwnedBy { Owner: var owner }:
                WithNode(owner, node => Answer(start.Id, node is null ? new NodeFull(_options.RetryAfter) : new SessionElsewhere(start.Id, node)));
                break;
            default:
                Answer(start.Id, new SessionRefused(start.Id,
                    new SessionEndedException($"Session {start.Id} is over; start one with another name.")));
                break;
        }
    }

    private void Answer(string id, object answer)
    {
        if (!_opening.Remove(id, out var opening))
            return;
        foreach (var asker in opening.Askers)
            asker.Tell(answer);
    }

    /// <summary>A session that is taken up goes on with the last agent that the catalog knows: a task that was lost is its agent's again.</summary>
    private Agent AgentOf(StartSession start, ConversationState known)
    {
        var last = known.Items.OfType<AgentHandoff>().Select(handoff => handoff.NewAgent)
            .LastOrDefault(name => name == start.Agent.Id || _options.Catalog.Contains(name));
        return last is null || last == start.Agent.Id ? start.Agent : _options.Catalog.Create(last);
    }

    private VoiceSessionHandle Create(StartSession start, OpenedConversation conversation, long epoch)
    {
        var clock = Context.System.Scheduler;
        var journal = new Journal(start.Id, conversation, _keeping.Store, clock.Advanced, _options.Journal);
        var agent = AgentOf(start, conversation.State);
        journal.Append(new SessionOpened(agent.Id, conversation.Epoch) { At = clock.Now });
        var setup = new SessionSetup(start.Id, start.Session, agent, new AudioIngress(), new SessionEvents(clock, new SessionTrace(start.Id)), journal)
        {
            Catalog = _options.Catalog,
            UserData = start.UserData,
            Epoch = epoch,
            StartedAt = clock.Now,
        };
        setup.Seat.Changes = new SessionUpdate { Options = OverridesJson.Read(conversation.State.Settings) };
        var session = Context.ActorOf(Kernel.Props.Create(() => new VoiceSession(setup)), start.Id);
        Context.Watch(session);
        _ = setup.Ingress.RunAsync();
        SessionMeter.Began();
        _sessions[start.Id] = new LocalSession(new VoiceSessionHandle(setup, session), journal, epoch);
        TellLoad();
        return _sessions[start.Id].Handle;
    }

    private void OnEnvelope(SessionEnvelope envelope)
    {
        var asker = Sender;
        Find(envelope.Id, session =>
        {
            if (session is null)
                asker.Tell(new SessionUnknown(envelope.Id));
            else
                session.Tell(envelope.Command, asker);
        });
    }

    private void OnFind(FindSession find)
    {
        var asker = Sender;
        Find(find.Id, session => asker.Tell(session is null
            ? new SessionUnknown(find.Id)
            : new SessionFound(find.Id, session) { Handle = _sessions.TryGetValue(find.Id, out var local) && session.Equals(local.Handle.Ref) ? local.Handle : null }));
    }

    private void OnTerminated(IActorRef child)
    {
        var id = child.Path.Name;
        if (id[0] == ProxyMark)
        {
            ForgetProxy(child);
            return;
        }
        _sessions.Remove(id, out var session);
        SessionMeter.Ended();
        TellLoad();
        var leaving = _keeping.ReleaseAsync(id, session!);
        _leaving[id] = leaving;
        Then(leaving, () => OnLeft(id, leaving), error =>
        {
            Context.GetLogger().Warning("Session {0} was not given back: {1}", id, error.Message);
            OnLeft(id, leaving);
        });
    }

    private void OnLeft(string id, Task leaving)
    {
        if (_leaving.GetValueOrDefault(id) == leaving)
            _leaving.Remove(id);
        LookDrained();
    }
}
