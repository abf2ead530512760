namespace Agents.Kernel.TestKit;

/// <summary>Waits in real time, by blocking the thread of the test.</summary>
internal sealed class RealTestClock : TestClock
{
    private readonly object _never = new();

    public override TimeProvider Time => TimeProvider.System;

    public override bool Wait(MessageQueue queue, TimeSpan max) => queue.Wait(max);

    public override Task<bool> WaitAsync(MessageQueue queue, TimeSpan max, CancellationToken cancellation) =>
        queue.WaitAsync(max, Time, TaskCreationOptions.RunContinuationsAsynchronously, cancellation);

    public override bool WaitUntil(Func<bool> condition, TimeSpan max, TimeSpan interval)
    {
        var start = Time.GetTimestamp();
        while (!condition())
        {
            var left = max - Time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero) return false;
            lock (_never) Monitor.Wait(_never, left < interval ? left : interval);
        }

        return true;
    }

    public override void Settle()
    {
    }
}
