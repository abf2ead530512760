namespace Agents.Kernel;

/// <summary>
/// The scheduler of a system: all pending entries in one heap over a single timer of the <see cref="TimeProvider"/>, which is set to the entry due
/// next. Entries fire at exactly their due time on a virtual clock and never early on a real one; what is due at one instant fires in the order it
/// was scheduled. Callbacks run one after the other, outside the lock.
/// </summary>
internal sealed partial class TimerScheduler : IScheduler, IAdvancedScheduler, IDisposable
{
    private const long Idle = long.MaxValue;
    private const long LongestWaitTicks = 20 * TimeSpan.TicksPerDay;

    private readonly Lock _gate = new();
    private readonly TimerHeap _heap = new();
    private readonly TimeProvider _time;
    private readonly Action<Exception> _onFault;
    private readonly ITimer _timer;
    private readonly long _start;
    private long _armedForTicks = Idle;
    private int _cancelled;
    private bool _firing;
    private bool _disposed;

    /// <summary>Creates a scheduler.</summary>
    /// <param name="time">The clock, and the maker of the one timer.</param>
    /// <param name="onFault">Gets what a callback throws. Must not throw itself.</param>
    public TimerScheduler(TimeProvider time, Action<Exception> onFault)
    {
        _time = time;
        _onFault = onFault;
        _start = time.GetTimestamp();
        _timer = CreateTimer();
    }

    /// <summary>Number of entries held, cancelled ones that are not swept out yet included.</summary>
    internal int Held
    {
        get
        {
            lock (_gate)
                return _heap.Count;
        }
    }

    private long NowTicks => _time.GetElapsedTime(_start).Ticks;

    /// <summary>Schedules a callback.</summary>
    /// <param name="due">How long to wait, zero or more.</param>
    /// <param name="period">From one time to the next, counted from when it was due; zero to fire once.</param>
    /// <param name="target">What to run.</param>
    /// <returns>The entry, to cancel it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The wait is below zero, or the period is neither zero nor 1 ms or more.</exception>
    /// <exception cref="ObjectDisposedException">The system has terminated.</exception>
    internal ScheduledEntry Schedule(TimeSpan due, TimeSpan period, IScheduledCallback target) =>
        TrySchedule(due, period, target)
        ?? throw new ObjectDisposedException(nameof(IScheduler), "The actor system has terminated; its scheduler takes nothing more.");

    /// <summary>Schedules a callback as <see cref="Schedule(TimeSpan, TimeSpan, IScheduledCallback)"/>; returns null once the system has terminated.</summary>
    internal ScheduledEntry? TrySchedule(TimeSpan due, TimeSpan period, IScheduledCallback target)
    {
        ScheduleArguments.RequireDelay(due);
        if (period != TimeSpan.Zero)
            ScheduleArguments.RequireInterval(period);

        var entry = new ScheduledEntry(this, period.Ticks, target);
        var now = NowTicks;
        var dueTicks = due.Ticks > Idle - 1 - now ? Idle - 1 : now + due.Ticks;
        lock (_gate)
        {
            if (_disposed)
                return null;
            SweepIfMostlyCancelled();
            _heap.Push(dueTicks, entry);
            if (!_firing && dueTicks < _armedForTicks)
                Arm(dueTicks);
        }

        return entry;
    }

    /// <summary>Counts a cancelled entry, which stays in the heap for a while.</summary>
    internal void OnCancelled() => Interlocked.Increment(ref _cancelled);

    /// <summary>Tells all that are pending that they will never fire; nothing can be scheduled any more.</summary>
    public void Dispose()
    {
        ScheduledEntry[] pending;
        lock (_gate)
        {
            _disposed = true;
            pending = _heap.Clear();
        }

        _timer.Dispose();
        foreach (var entry in pending)
            Abandon(entry);
    }

    /// <summary>The timer must not carry the ambient state (such as a trace) of whoever happens to create the system.</summary>
    private ITimer CreateTimer()
    {
        using var flow = ExecutionContext.IsFlowSuppressed() ? (AsyncFlowControl?)null : ExecutionContext.SuppressFlow();
        return _time.CreateTimer(
            static state => ((TimerScheduler)state!).FireDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private void Abandon(ScheduledEntry entry)
    {
        try
        {
            entry.TakeTarget()?.Abandon();
        }
        catch (Exception fault)
        {
            _onFault(fault);
        }
    }

    private void SweepIfMostlyCancelled()
    {
        if (Volatile.Read(ref _cancelled) < 32 + (_heap.Count / 2))
            return;
        Volatile.Write(ref _cancelled, 0);
        _heap.Purge();
    }

    /// <summary>Sets the timer. The system's own timers count whole milliseconds and cut off the rest, so their wait is rounded up.</summary>
    private void Arm(long dueTicks)
    {
        _armedForTicks = dueTicks;
        if (_disposed)
            return;
        if (dueTicks == Idle)
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        var wait = Math.Clamp(dueTicks - NowTicks, 0, LongestWaitTicks);
        if (ReferenceEquals(_time, TimeProvider.System))
            wait = (wait + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond;
        _timer.Change(TimeSpan.FromTicks(wait), Timeout.InfiniteTimeSpan);
    }
}
