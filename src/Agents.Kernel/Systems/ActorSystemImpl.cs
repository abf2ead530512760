using System.Collections.Concurrent;
using System.Text;

namespace Agents.Kernel;

/// <summary>The one kind of actor system: local, over a clock and a scheduler.</summary>
internal sealed class ActorSystemImpl : ExtendedActorSystem
{
    private const int LocalRuns = 64;

    [ThreadStatic]
    private static int _dispatched;

    private readonly TaskScheduler? _taskScheduler;
    private readonly RootRef _root;
    private readonly ActorCell _user;
    private readonly ActorCell _systemGuardian;
    private readonly ConcurrentDictionary<Type, Lazy<object>> _extensions = new();
    private readonly Stack<Action> _onTermination = new();
    private readonly TaskCompletionSource _terminated;
    private readonly long _started;
    private long _uids;
    private int _terminating;
    private bool _ended;

    public ActorSystemImpl(string name, ActorSystemSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        CheckName(name);
        var kernel = setup.Get<KernelSetup>() ?? new KernelSetup();
        Name = name;
        Time = kernel.TimeProvider;
        ShutdownTimeouts = kernel.ShutdownTimeouts;
        _taskScheduler = kernel.TaskScheduler;
        _terminated = new TaskCompletionSource(Continuations);
        _started = Time.GetTimestamp();
        StartTime = Time.GetUtcNow() - DateTimeOffset.UnixEpoch;

        var rootPath = new RootActorPath(new Address("akka", name));
        TempPath = rootPath / "temp";
        EventStream = new EventStream(debug: false);
        DeadLetterRef = new DeadLetterRef(this, rootPath / "deadLetters");
        Timers = new TimerScheduler(Time, failure => ReportError(DeadLetterRef, failure, "A scheduled action failed"));
        Log = Logging.GetLogger(this, name);
        _root = new RootRef(this, rootPath);
        _systemGuardian = StartGuardian("system");
        _user = StartGuardian("user");
        var unsubscriber = SystemActorOf(Props.Create(() => new EventStreamUnsubscriber(EventStream)), "eventStreamUnsubscriber");
        EventStream.OnSubscribed = subscriber => unsubscriber.Tell(subscriber, ActorRefs.NoSender);
    }

    public override string Name { get; }

    public override EventStream EventStream { get; }

    public override IActorRef DeadLetters => DeadLetterRef;

    public override IScheduler Scheduler => Timers;

    public override ILoggingAdapter Log { get; }

    public override TimeSpan StartTime { get; }

    public override TimeSpan Uptime => Time.GetElapsedTime(_started);

    public override Task WhenTerminated => _terminated.Task;

    public TimeProvider Time { get; }

    public IReadOnlyDictionary<string, TimeSpan> ShutdownTimeouts { get; }

    public TimerScheduler Timers { get; }

    public DeadLetterRef DeadLetterRef { get; }

    public ActorPath TempPath { get; }

    /// <summary>
    /// How those go on who await the system's tasks: on the thread pool never inside the step that completed the task. With a scheduler of its own the
    /// system leaves it to the awaiting code: WhenAny and WhenAll would otherwise take a step on the thread pool, which virtual time cannot see.
    /// </summary>
    public TaskCreationOptions Continuations => _taskScheduler is null ? TaskCreationOptions.RunContinuationsAsynchronously : TaskCreationOptions.None;

    /// <summary>True if the system does not run on the thread pool: whoever gave it a scheduler may want every run to be the same.</summary>
    public bool HasOwnScheduler => _taskScheduler is not null;

    public long NextUid() => Interlocked.Increment(ref _uids);

    /// <summary>
    /// Has an actor's mailbox run. Told by another actor, it runs where that one ran, which spares a hand-over between processors; but one in
    /// <see cref="LocalRuns"/> goes to the end of the queue that all threads share, so that actors that always have work drift there and starve nobody.
    /// </summary>
    public void Dispatch(ActorCell cell)
    {
        if (_taskScheduler is null)
            ThreadPool.UnsafeQueueUserWorkItem(cell, preferLocal: ActorCell.Current is not null && ++_dispatched % LocalRuns != 0);
        else
            Queue(static cell => ((ActorCell)cell!).Execute(), cell);
    }

    /// <summary>Has an action run.</summary>
    public void Dispatch(Action action)
    {
        if (_taskScheduler is null)
            ThreadPool.UnsafeQueueUserWorkItem(static run => run(), action, preferLocal: false);
        else
            Queue(static action => ((Action)action!)(), action);
    }

    /// <summary>Publishes a failure that no supervisor decides on.</summary>
    public void ReportError(IActorRef where, Exception failure, string what) =>
        LogOf(where).Log(LogLevel.ErrorLevel, failure, $"{what}: {ExceptionText.MessageOf(failure)}");

    /// <summary>The log of an actor, or of a place that is none.</summary>
    public ILoggingAdapter LogOf(IActorRef where) =>
        new BusLogging(EventStream, Time, where.Path.ToString(), (where as ActorCell)?.ActorType ?? typeof(ActorSystem), DefaultLogMessageFormatter.Instance);

    public override IActorRef ActorOf(Props props, string? name = null) => _user.ActorOf(props, name);

    public override IActorRef SystemActorOf(Props props, string? name = null) => _systemGuardian.ActorOf(props, name);

    public override IActorRef SystemActorOf<TActor>(string? name = null) => SystemActorOf(Props.Create<TActor>(), name);

    public override ActorSelection ActorSelection(ActorPath actorPath) => ActorSelection(actorPath.ToStringWithoutAddress());

    public override ActorSelection ActorSelection(string actorPath) => Kernel.ActorSelection.From(_root, this, actorPath);

    public override void Stop(IActorRef actor)
    {
        if (actor is ActorCell cell && ReferenceEquals(cell.SystemImpl, this))
            cell.StopThroughParent();
    }

    public override object GetExtension(IExtensionId extensionId) => RegisterExtension(extensionId);

    public override T? GetExtension<T>()
        where T : class => _extensions.TryGetValue(typeof(T), out var extension) ? (T)extension.Value : null;

    public override bool HasExtension(Type type) => _extensions.ContainsKey(type);

    public override bool HasExtension<T>() => HasExtension(typeof(T));

    public override object RegisterExtension(IExtensionId extension)
    {
        ArgumentNullException.ThrowIfNull(extension);
        return _extensions.GetOrAdd(extension.ExtensionType, _ => new Lazy<object>(() => extension.CreateExtension(this))).Value;
    }

    public override void RegisterOnTermination(Action code)
    {
        ArgumentNullException.ThrowIfNull(code);
        lock (_onTermination)
        {
            if (_ended)
                throw new InvalidOperationException($"The actor system '{Name}' has ended; nothing can be registered with it any more.");
            _onTermination.Push(code);
        }
    }

    /// <summary>An orderly shutdown that <see cref="Terminate"/> goes through first; it ends in <see cref="TerminateNow"/>.</summary>
    public Func<Task>? OrderlyShutdown { get; set; }

    public override Task Terminate() => OrderlyShutdown is { } shutdown ? TerminateThrough(shutdown) : TerminateNow();

    /// <summary>Stops the actors at once.</summary>
    public Task TerminateNow()
    {
        if (Interlocked.Exchange(ref _terminating, 1) == 0)
            _user.SendSystem(new Terminate());
        return WhenTerminated;
    }

    /// <summary>A guardian has ended: <c>/user</c> takes <c>/system</c> with it, <c>/system</c> the system.</summary>
    public void GuardianEnded(IActorRef guardian)
    {
        Interlocked.Exchange(ref _terminating, 1);
        if (ReferenceEquals(guardian, _user))
            _systemGuardian.SendSystem(new Terminate());
        else
            Dispatch(End);
    }

    /// <summary>The guardian of that name, where paths begin.</summary>
    public ActorCell? Guardian(string name) => name switch
    {
        "user" => _user,
        "system" => _systemGuardian,
        _ => null,
    };

    public override string PrintTree()
    {
        var tree = new StringBuilder();
        Print(tree, _systemGuardian, 0);
        Print(tree, _user, 0);
        return tree.ToString();
    }

    /// <summary>Queues to the system's own scheduler, without the ambient state (such as a trace) of whoever happens to be first to send: as on the thread pool.</summary>
    private void Queue(Action<object?> run, object state)
    {
        using var flow = ExecutionContext.IsFlowSuppressed() ? (AsyncFlowControl?)null : ExecutionContext.SuppressFlow();
        new Task(run, state).Start(_taskScheduler!);
    }

    /// <summary>No await here: it would go on wherever the caller's context is, which a scheduler of virtual time does not see.</summary>
    private Task TerminateThrough(Func<Task> shutdown) => shutdown().ContinueWith(
        static (ended, system) => ended.IsCompletedSuccessfully ? ((ActorSystemImpl)system!).WhenTerminated : ended,
        this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Unwrap();

    private ActorCell StartGuardian(string name)
    {
        var guardian = new ActorCell(this, Props.Create<Guardian>(), _root, name, NextUid());
        guardian.PrepareForChildren();
        guardian.Start();
        return guardian;
    }

    private void End()
    {
        while (NextOnTermination() is { } action)
        {
            try
            {
                action();
            }
            catch (Exception failure)
            {
                ReportError(DeadLetterRef, failure, "An action registered for the end of the system failed");
            }
        }

        Timers.Dispose();
        _terminated.TrySetResult();
    }

    private Action? NextOnTermination()
    {
        lock (_onTermination)
        {
            if (_onTermination.TryPop(out var action))
                return action;
            _ended = true;
            return null;
        }
    }

    private static void Print(StringBuilder tree, ActorCell cell, int depth)
    {
        tree.Append(' ', depth * 2).Append(cell.Name).Append("  ").AppendLine(Logging.SimpleName(cell.ActorType));
        foreach (var child in cell.GetChildren().Cast<ActorCell>().OrderBy(child => child.Name, StringComparer.Ordinal))
            Print(tree, child, depth + 1);
    }

    private static void CheckName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length == 0 || !char.IsAsciiLetterOrDigit(name[0]) || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            throw new ArgumentException(
                $"'{name}' cannot name an actor system: allowed are ASCII letters, digits, '-' and '_', beginning with a letter or digit.", nameof(name));
    }
}
