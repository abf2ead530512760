using Agents.Kernel.TestKit;

namespace Agents.Gateway.Tests;

public sealed class SerialSchedulerTests
{
    [Fact]
    public async Task Tasks_run_one_at_a_time_in_order_on_the_thread_pool()
    {
        var serial = new SerialScheduler(TaskScheduler.Default);
        var (running, order) = (0, new List<int>());
        var tasks = Enumerable.Range(0, 500).Select(i => Task.Factory.StartNew(
            () =>
            {
                Interlocked.Increment(ref running).ShouldBe(1);
                order.Add(i);
                Interlocked.Decrement(ref running);
            },
            CancellationToken.None, TaskCreationOptions.None, serial)).ToArray();
        await Task.WhenAll(tasks);
        order.ShouldBe(Enumerable.Range(0, 500));
    }

    [Fact]
    public void On_a_scheduler_of_one_thread_it_does_not_block_that_thread()
    {
        var time = new VirtualTime();
        var steps = 0;
        time.Run(() => Task.Factory.StartNew(
            async () =>
            {
                for (var i = 0; i < 100; i++)
                {
                    await Task.Yield();
                    await Task.Delay(1.Seconds(), time);
                    steps++;
                }
            },
            CancellationToken.None, TaskCreationOptions.None, new SerialScheduler(time.TaskScheduler)).Unwrap());
        steps.ShouldBe(100);
    }
}
