namespace Agents.Kernel;

/// <summary>
/// Ends a system in named phases: each waits for the tasks that were added to it, at most for its timeout (5 s; 10 s where a cluster hands over and
/// where the system terminates), and goes on if a task fails. The last phase terminates the system. Once it is in use,
/// <see cref="ActorSystem.Terminate"/> goes through it. Akka.Actor.CoordinatedShutdown.
/// </summary>
public sealed partial class CoordinatedShutdown : IExtension
{
    private readonly Lock _gate = new();
    private readonly ActorSystemImpl _system;
    private readonly IReadOnlyList<ShutdownPhase> _phases;
    private readonly Dictionary<string, List<ShutdownTask>> _tasks = [];
    private readonly HashSet<string> _begun = [];
    private TaskCompletionSource<Done>? _run;

    internal CoordinatedShutdown(ActorSystemImpl system)
    {
        _system = system;
        _phases = ShutdownPhases.With(system.ShutdownTimeouts);
        system.OrderlyShutdown = () => Run(ActorSystemTerminateReason.Instance);
        AddTask(PhaseActorSystemTerminate, "terminate-system", TerminateSystem);
    }

    /// <summary>The system that is shut down.</summary>
    public ExtendedActorSystem System => _system;

    /// <summary>Why; null before it has begun.</summary>
    public Reason? ShutdownReason { get; private set; }

    /// <summary>The timeouts of all phases that have tasks, added up.</summary>
    public TimeSpan TotalTimeout
    {
        get
        {
            lock (_gate)
                return _phases.Where(phase => _tasks.ContainsKey(phase.Name)).Aggregate(TimeSpan.Zero, (sum, phase) => sum + phase.Timeout);
        }
    }

    /// <summary>The shutdown of a system.</summary>
    /// <param name="sys">The system.</param>
    public static CoordinatedShutdown Get(ActorSystem sys)
    {
        ArgumentNullException.ThrowIfNull(sys);
        return CoordinatedShutdownExtension.Id.Get(sys);
    }

    /// <summary>How long a phase may last.</summary>
    /// <param name="phase">Name of the phase.</param>
    /// <exception cref="ArgumentException">There is no such phase.</exception>
    public TimeSpan Timeout(string phase) => ShutdownPhases.Require(_phases, phase).Timeout;

    /// <summary>Adds a task to a phase. The tasks of one phase run side by side. May be called until the phase begins, also by tasks of earlier ones.</summary>
    /// <param name="phase">Name of the phase.</param>
    /// <param name="taskName">Names the task in logs.</param>
    /// <param name="task">Starts the task; what it throws is logged.</param>
    /// <exception cref="ArgumentException">There is no such phase, or the task has no name.</exception>
    public void AddTask(string phase, string taskName, Func<Task<Done>> task)
    {
        ShutdownPhases.Require(_phases, phase);
        ArgumentException.ThrowIfNullOrEmpty(taskName);
        ArgumentNullException.ThrowIfNull(task);
        lock (_gate)
        {
            if (!_begun.Contains(phase))
            {
                if (!_tasks.TryGetValue(phase, out var tasks))
                    _tasks.Add(phase, tasks = []);
                tasks.Add(new ShutdownTask(taskName, task));
                return;
            }
        }

        _system.Log.Warning("Shutdown task '{0}' comes too late for phase '{1}' and will not run", taskName, phase);
    }

    /// <summary>Shuts the system down. Only the first call counts; all get the same task.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="fromPhase">The phase to begin with; null for the first.</param>
    /// <returns>Completes when all phases have ended.</returns>
    /// <exception cref="ArgumentException">There is no such phase.</exception>
    public Task<Done> Run(Reason reason, string? fromPhase = null)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var skipped = fromPhase is null ? 0 : _phases.ToList().IndexOf(ShutdownPhases.Require(_phases, fromPhase));
        lock (_gate)
        {
            if (_run is not null)
                return _run.Task;
            _run = new TaskCompletionSource<Done>(_system.Continuations);
            ShutdownReason = reason;
            foreach (var phase in _phases.Take(skipped))
                _begun.Add(phase.Name);
        }

        _system.Dispatch(() => _ = RunPhases(_phases.Skip(skipped)));
        return _run.Task;
    }

    private async Task RunPhases(IEnumerable<ShutdownPhase> phases)
    {
        foreach (var phase in phases)
            await RunPhase(phase);
        _run!.TrySetResult(Done.Instance);
    }

    private async Task RunPhase(ShutdownPhase phase)
    {
        ShutdownTask[] tasks;
        lock (_gate)
        {
            _begun.Add(phase.Name);
            tasks = _tasks.TryGetValue(phase.Name, out var added) ? [.. added] : [];
        }

        if (tasks.Length == 0)
            return;
        try
        {
            await Task.WhenAll(Array.ConvertAll(tasks, task => task.Run(phase, _system.Log))).WaitAsync(phase.Timeout, _system.Time);
        }
        catch (TimeoutException)
        {
            var late = string.Join(", ", tasks.Where(task => !task.HasEnded).Select(task => task.Name));
            _system.Log.Warning("Shutdown phase '{0}' went on after its timeout of {1} without: {2}", phase.Name, phase.Timeout, late);
        }
    }

    private async Task<Done> TerminateSystem()
    {
        await _system.TerminateNow();
        return Done.Instance;
    }
}
