namespace Agents.Kernel.TestKit;

public sealed partial class VirtualTime
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>Creates a timer that fires on the driving thread. It captures the execution context, as <see cref="Timer"/> does.</summary>
    /// <param name="callback">What to call.</param>
    /// <param name="state">Passed to <paramref name="callback"/>.</param>
    /// <param name="dueTime">Time until it fires first; zero: as soon as nothing is runnable; <see cref="Timeout.InfiniteTimeSpan"/>: not
    /// until changed.</param>
    /// <param name="period">Time between firings; zero or <see cref="Timeout.InfiniteTimeSpan"/>: it fires once.</param>
    /// <returns>The timer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative (and not infinite) or longer than 49 days.</exception>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, Interlocked.Increment(ref _timersCreated), callback, state);
        Arm(timer, dueTime, period);
        return timer;
    }

    internal bool Arm(VirtualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        CheckTime(dueTime, nameof(dueTime));
        CheckTime(period, nameof(period));
        lock (_gate)
        {
            if (timer.Disposed) return false;
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan) return true;
            timer.Due = _now + dueTime.Ticks;
            timer.Period = Math.Max(0, period.Ticks);
            _timers.Add(timer);
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    internal void Disarm(VirtualTimer timer)
    {
        lock (_gate)
        {
            timer.Disposed = true;
            _timers.Remove(timer);
        }
    }

    /// <summary>Moves time to the next timer and takes it out (a periodic one goes back in). Under the lock.</summary>
    private VirtualTimer? TakeTimer(long until)
    {
        if (_timers.Next is not { } timer || timer.Due > until) return null;
        _timers.Remove(timer);
        MoveTo(timer.Due);
        if (timer.Period > 0)
        {
            timer.Due += timer.Period;
            _timers.Add(timer);
        }

        TimersFired++;
        Trace?.Add("timer", timer.Number);
        return timer;
    }

    private static void CheckTime(TimeSpan time, string name)
    {
        if (time == Timeout.InfiniteTimeSpan) return;
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time, LongestTimer, name);
    }
}
