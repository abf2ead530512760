namespace Agents.Kernel.TestKit;

/// <summary>
/// Queues every task with its <see cref="VirtualTime"/>, which runs them one at a time, first in first out, on the thread that drives it.
/// </summary>
internal sealed class VirtualTaskScheduler(VirtualTime time) : TaskScheduler
{
    public override int MaximumConcurrencyLevel => 1;

    protected override void QueueTask(Task task) => time.Enqueue(task);

    // A continuation is never run inside the step that completed its task: it takes its place in the queue, so the order does not depend
    // on who completes what. Only a step that blocks on a queued task (Task.Wait, Task.Result) runs it at once; it would wait for ever otherwise.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        taskWasPreviouslyQueued && time.IsDrivenHere && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => time.QueuedTasks();

    internal void Execute(Task task) => TryExecuteTask(task);
}
