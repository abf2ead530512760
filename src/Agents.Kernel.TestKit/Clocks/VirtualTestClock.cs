namespace Agents.Kernel.TestKit;

/// <summary>Waits by driving virtual time, which stands where the wait ended.</summary>
internal sealed class VirtualTestClock(VirtualTime time) : TestClock
{
    public override TimeProvider Time => time;

    public override bool Wait(MessageQueue queue, TimeSpan max) => time.RunUntil(() => queue.Count > 0, max);

    // Within Run somebody drives already, so the body can await. Elsewhere nobody would: drive here.
    public override Task<bool> WaitAsync(MessageQueue queue, TimeSpan max, CancellationToken cancellation) =>
        time.IsDrivenHere ? queue.WaitAsync(max, time, TaskCreationOptions.None, cancellation) : Task.FromResult(Wait(queue, max));

    public override bool WaitUntil(Func<bool> condition, TimeSpan max, TimeSpan interval) => time.RunUntil(condition, max);

    public override void Settle() => time.RunUntilIdle();
}
