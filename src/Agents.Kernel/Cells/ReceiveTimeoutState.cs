namespace Agents.Kernel;

/// <summary>Counts the time without a message and says when it is too long.</summary>
internal sealed class ReceiveTimeoutState(ActorCell cell, TimeSpan timeout) : IScheduledCallback
{
    private ScheduledEntry? _entry;

    public TimeSpan Timeout { get; } = timeout;

    public void Restart()
    {
        Cancel();
        _entry = cell.SystemImpl.Timers.Schedule(Timeout, TimeSpan.Zero, this);
    }

    public void Cancel()
    {
        _entry?.Cancel();
        _entry = null;
    }

    public void Fire(ScheduledEntry entry) => cell.Tell(Kernel.ReceiveTimeout.Instance, cell);
}
