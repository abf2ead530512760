namespace Agents.Kernel;

/// <summary>One pending entry of the <see cref="TimerScheduler"/>. Cancelling costs O(1) and lets go of the target at once.</summary>
internal sealed class ScheduledEntry(TimerScheduler owner, long periodTicks, IScheduledCallback target)
{
    private IScheduledCallback? _target = target;

    /// <summary>Ticks from one time to the next; 0 if it fires once.</summary>
    public long PeriodTicks => periodTicks;

    /// <summary>True until it is cancelled or, if it fires once, has fired.</summary>
    public bool IsPending => Volatile.Read(ref _target) is not null;

    /// <summary>Calls it off. A call that runs at this moment on another thread is not waited for.</summary>
    /// <returns>False if it had fired or was cancelled before.</returns>
    public bool Cancel()
    {
        if (Interlocked.Exchange(ref _target, null) is null)
            return false;
        owner.OnCancelled();
        return true;
    }

    /// <summary>Takes what is told that it will never run; null if it was cancelled or has fired.</summary>
    public IScheduledCallback? TakeTarget() => Interlocked.Exchange(ref _target, null);

    /// <summary>Takes what to run now; null if it was cancelled. What fires once gives its target away.</summary>
    public IScheduledCallback? Claim() => periodTicks == 0 ? TakeTarget() : Volatile.Read(ref _target);
}
