namespace Agents.Gateway;

/// <summary>Runs the tasks of one request one at a time, in order, on another scheduler: request handling needs no locks.</summary>
/// <remarks>
/// The framework's exclusive scheduler does the same, but it blocks the target's thread when the target does not run tasks inline, as a
/// deterministic scheduler does not.
/// </remarks>
/// <param name="target">Where the tasks run.</param>
internal sealed class SerialScheduler(TaskScheduler target) : TaskScheduler
{
    /// <summary>After so many tasks other requests have their turn.</summary>
    private const int Share = 16;

    private readonly Queue<Task> _queue = new();
    private bool _running;

    public override int MaximumConcurrencyLevel => 1;

    protected override void QueueTask(Task task)
    {
        lock (_queue)
        {
            _queue.Enqueue(task);
            if (_running) return;
            _running = true;
        }

        Start();
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_queue) return [.. _queue];
    }

    private void Start() => Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.DenyChildAttach, target);

    private void Run()
    {
        for (var i = 0; i < Share; i++)
        {
            Task task;
            lock (_queue)
            {
                if (!_queue.TryDequeue(out task!))
                {
                    _running = false;
                    return;
                }
            }

            TryExecuteTask(task);
        }

        Start();
    }
}
