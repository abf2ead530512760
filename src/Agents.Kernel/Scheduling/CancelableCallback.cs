namespace Agents.Kernel;

/// <summary>A callback that an <see cref="ICancelable"/> may call off. Once it has fired, a long-lived cancelable holds nothing of it.</summary>
internal abstract class CancelableCallback : IScheduledCallback
{
    private CancellationTokenRegistration _registration;

    public void CancelWith(ICancelable? cancelable, ScheduledEntry entry)
    {
        if (cancelable is null)
            return;
        _registration = cancelable.Token.UnsafeRegister(static state => ((ScheduledEntry)state!).Cancel(), entry);
        if (!entry.IsPending)
            _registration.Unregister();
    }

    public void Fire(ScheduledEntry entry)
    {
        if (entry.PeriodTicks == 0)
            _registration.Unregister();
        Run();
    }

    protected abstract void Run();
}
