namespace Agents.Kernel;

/// <summary>Calls off what was scheduled with it, now or after a while on the clock of a scheduler. Thread-safe. Akka.Actor.Cancelable.</summary>
public class Cancelable : ICancelable, IDisposable
{
    private readonly IActionScheduler _scheduler;
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _token;

    /// <summary>Creates one that cancels itself after a while.</summary>
    /// <param name="scheduler">Whose clock counts.</param>
    /// <param name="delay">How long to wait, zero or more.</param>
    public Cancelable(IActionScheduler scheduler, TimeSpan delay)
        : this(scheduler)
    {
        CancelAfter(delay);
    }

    /// <summary>Creates one that cancels itself after a while.</summary>
    /// <param name="scheduler">Whose clock counts.</param>
    /// <param name="delay">How long to wait, zero or more.</param>
    public Cancelable(IScheduler scheduler, TimeSpan delay)
        : this(scheduler.Advanced, delay)
    {
    }

    /// <summary>Creates one that cancels itself after a while.</summary>
    /// <param name="scheduler">Whose clock counts.</param>
    /// <param name="millisecondsDelay">How long to wait in milliseconds, zero or more.</param>
    public Cancelable(IScheduler scheduler, int millisecondsDelay)
        : this(scheduler, TimeSpan.FromMilliseconds(millisecondsDelay))
    {
    }

    /// <summary>Creates one that is cancelled by hand.</summary>
    /// <param name="scheduler">Whose clock counts for <see cref="CancelAfter(TimeSpan)"/>.</param>
    public Cancelable(IScheduler scheduler)
        : this(scheduler.Advanced)
    {
    }

    /// <summary>Creates one that is cancelled by hand.</summary>
    /// <param name="scheduler">Whose clock counts for <see cref="CancelAfter(TimeSpan)"/>.</param>
    public Cancelable(IActionScheduler scheduler)
        : this(scheduler, new CancellationTokenSource())
    {
    }

    private Cancelable(IActionScheduler scheduler, CancellationTokenSource source)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        _scheduler = scheduler;
        _source = source;
        _token = source.Token;
    }

    /// <inheritdoc/>
    public bool IsCancellationRequested => _token.IsCancellationRequested;

    /// <inheritdoc/>
    public CancellationToken Token => _token;

    /// <summary>True once it has been disposed; it can no longer be cancelled then.</summary>
    public bool IsDisposed { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">It has been disposed.</exception>
    public void Cancel() => Cancel(false);

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">It has been disposed.</exception>
    public void Cancel(bool throwOnFirstException)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        _source.Cancel(throwOnFirstException);
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">It has been disposed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The delay is below zero.</exception>
    public void CancelAfter(TimeSpan delay)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        ScheduleArguments.RequireDelay(delay);
        if (delay == TimeSpan.Zero)
            Cancel();
        else
            _scheduler.ScheduleOnce(delay, CancelUnlessDisposed, this);
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">It has been disposed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The delay is below zero.</exception>
    public void CancelAfter(int millisecondsDelay) => CancelAfter(TimeSpan.FromMilliseconds(millisecondsDelay));

    /// <summary>One that is cancelled from the start.</summary>
    public static ICancelable CreateCanceled() => AlreadyCanceledCancelable.Instance;

    /// <summary>One that is cancelled as soon as any of the given ones is.</summary>
    public static ICancelable CreateLinkedCancelable(IScheduler scheduler, params ICancelable[] cancelables) =>
        CreateLinkedCancelable(scheduler.Advanced, cancelables);

    /// <summary>One that is cancelled as soon as any of the given ones is.</summary>
    public static ICancelable CreateLinkedCancelable(IActionScheduler scheduler, params ICancelable[] cancelables) =>
        CreateLinkedCancelable(scheduler, Array.ConvertAll(cancelables, cancelable => cancelable.Token));

    /// <summary>One that is cancelled as soon as any of the given tokens is.</summary>
    public static ICancelable CreateLinkedCancelable(IScheduler scheduler, params CancellationToken[] cancellationTokens) =>
        CreateLinkedCancelable(scheduler.Advanced, cancellationTokens);

    /// <summary>One that is cancelled as soon as any of the given tokens is.</summary>
    public static ICancelable CreateLinkedCancelable(IActionScheduler scheduler, params CancellationToken[] cancellationTokens) =>
        new Cancelable(scheduler, CancellationTokenSource.CreateLinkedTokenSource(cancellationTokens));

    /// <summary>Lets go of all it holds. What was scheduled with it and not cancelled goes on.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of all it holds.</summary>
    /// <param name="disposing">True if called from <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || IsDisposed)
            return;
        IsDisposed = true;
        _source.Dispose();
    }

    private void CancelUnlessDisposed()
    {
        if (!IsDisposed)
            _source.Cancel();
    }
}
