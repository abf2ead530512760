namespace Agents.Kernel;

/// <summary>
/// One actor: its address, its mailbox and its life. Address and cell are one object so that an idle actor is small; what only some actors need
/// (children, watches, timers, a stash, behaviours) is in <see cref="CellExtras"/> and made when first used.
/// </summary>
internal sealed partial class ActorCell : InternalActorRef, IUntypedActorContext, IThreadPoolWorkItem
{
    [ThreadStatic]
    private static ActorCell? _current;

    private readonly ActorSystemImpl _system;
    private readonly InternalActorRef _parent;
    private readonly string _name;
    private readonly long _uid;
    private ActorPath? _path;
    private readonly Props _props;

    private Mailbox _mailbox;
    private ActorBase? _actor;
    private object? _message;
    private IActorRef? _sender;
    private CellExtras? _extras;
    private CellState _state;

    public ActorCell(ActorSystemImpl system, Props props, InternalActorRef parent, string name, long uid)
    {
        _system = system;
        _props = props;
        _parent = parent;
        _name = name;
        _uid = uid;
        _mailbox = Mailbox.WithFirstRunOwed();
    }

    /// <summary>The cell whose code runs on this thread.</summary>
    public static ActorCell? Current => _current;

    /// <summary>The cell that constructs its instance on this thread, to that instance only: an actor made with <c>new</c> by its constructor gets none.</summary>
    public static ActorCell? TakeForInstance()
    {
        if (_current is not { _state: CellState.Creating } cell)
            return null;
        cell._state = CellState.Running;
        return cell;
    }

    /// <summary>Whether the parent has told this actor to stop; belongs to the parent's <see cref="Kernel.Children"/>.</summary>
    public bool IsToldToStop { get; set; }

    /// <summary>True once the actor has ended.</summary>
    public bool IsTerminated => _mailbox.IsClosed;

    public override ActorPath Path => _path ??= MakePath();

    public string Name => _name;

    public IActorRef Self => this;

    public Props Props => _props;

    public ActorSystem System => _system;

    public ActorSystemImpl SystemImpl => _system;

    internal override ActorSystemImpl SystemOfRef => _system;

    public IActorRef Parent => _parent;

    public IActorRef Sender => _sender ?? _system.DeadLetterRef;

    /// <summary>What it was sent last, with its sender, as the stash keeps it.</summary>
    public Envelope CurrentEnvelope => new(_message!, _sender!);

    /// <summary>The type of the actor, for logs.</summary>
    public Type ActorType => _props.Type;

    /// <summary>The running cell.</summary>
    /// <exception cref="NotSupportedException">No actor runs on this thread.</exception>
    public static ActorCell RequireCurrent() =>
        _current ?? throw new NotSupportedException(
            "There is no active actor context here: Context, Self-less Tell and timers belong into an actor's handlers. After an await use ReceiveAsync, or PipeTo(Self).");

    public override void Tell(object message, IActorRef sender)
    {
        InvalidMessage.ThrowIfNull(message);
        var (taken, schedule) = _mailbox.Enqueue(message, sender);
        if (schedule)
            _system.Dispatch(this);
        else if (!taken)
            _system.DeadLetterRef.Publish(message, sender, this);
    }

    internal override void SendSystem(SystemMessage message)
    {
        var (taken, schedule) = _mailbox.EnqueueSystem(message);
        if (schedule)
            _system.Dispatch(this);
        else if (!taken)
            AnswerForTheDead(message);
    }

    /// <summary>Begins the actor's life: its first run, which was owed until now, constructs it.</summary>
    public void Start() => _system.Dispatch(this);

    public override int GetHashCode() => _uid.GetHashCode();

    private CellExtras Extras => _extras ??= new CellExtras();

    private ActorPath MakePath() => new ChildActorPath(_parent.Path, _name, _uid);

    /// <summary>What an ended actor still has to say.</summary>
    private void AnswerForTheDead(SystemMessage message)
    {
        switch (message)
        {
            case WatchRequest watch:
                watch.Watcher.SendSystem(new DeathNotice(this, ExistenceConfirmed: false));
                break;
            case RunContinuation run: // a loop that outlived its actor still has to see its own end
                _system.Dispatch(run.Execute);
                break;
        }
    }
}
