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

    public void Fire(ScheduledEntry entry) => cell.Tell(new ReceiveTimeoutDue(entry), ActorRefs.NoSender);

    /// <summary>True if no message was handled since the wait began that a notice tells the end of.</summary>
    public bool IsCurrent(ReceiveTimeoutDue due) => ReferenceEquals(_entry, due.Entry);
}

/// <summary>Travels through the mailbox when the time is up; worth nothing if messages stood before it there.</summary>
internal sealed class ReceiveTimeoutDue(ScheduledEntry entry) : IKernelMessage
{
    public ScheduledEntry Entry { get; } = entry;
}
