namespace Agents.Kernel;

/// <summary>Runs the continuations of an actor's asynchronous handlers inside the actor, one at a time and ahead of its messages.</summary>
internal sealed class ActorTaskScheduler(ActorCell cell) : TaskScheduler
{
    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs one continuation on the calling thread.</summary>
    public void Run(Task continuation) => TryExecuteTask(continuation);

    protected override void QueueTask(Task task) => cell.SendSystem(new RunContinuation(this, task));

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && ReferenceEquals(ActorCell.Current, cell) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
