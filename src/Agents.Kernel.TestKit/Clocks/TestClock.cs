namespace Agents.Kernel.TestKit;

/// <summary>How a test waits: the difference between a kit in real time and one in virtual time.</summary>
internal abstract class TestClock
{
    public abstract TimeProvider Time { get; }

    /// <summary>Waits until there is a message.</summary>
    public abstract bool Wait(MessageQueue queue, TimeSpan max);

    /// <summary>Waits until there is a message, without blocking where that is possible.</summary>
    public abstract Task<bool> WaitAsync(MessageQueue queue, TimeSpan max, CancellationToken cancellation);

    /// <summary>Waits until a condition holds.</summary>
    public abstract bool WaitUntil(Func<bool> condition, TimeSpan max, TimeSpan interval);

    /// <summary>Lets everything that is on its way arrive, as far as that can be known without waiting.</summary>
    public abstract void Settle();
}
