using Agents.Kernel.TestKit;

namespace Agents.Kernel.Streams.Tests;

internal static class VirtualTimeExtensions
{
    /// <summary>Starts an async function on the scheduler, runs what is runnable, and gives its task.</summary>
    public static Task<T> RunUntilStarted<T>(this VirtualTime time, Func<Task<T>> start)
    {
        var started = Task.Factory.StartNew(start, CancellationToken.None, TaskCreationOptions.None, time.TaskScheduler);
        time.RunUntilIdle();
        return started.Result;
    }
}
