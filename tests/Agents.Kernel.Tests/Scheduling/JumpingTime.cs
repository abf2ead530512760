namespace Agents.Kernel.Tests.Scheduling;

/// <summary>A clock with one timer that, like a machine that was suspended, may pass many due times at once.</summary>
internal sealed class JumpingTime : TimeProvider
{
    private readonly List<Timer> _timers = [];

    public long NowTicks { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => NowTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        _timers.Add(timer);
        return timer;
    }

    public void JumpTo(TimeSpan time)
    {
        NowTicks = time.Ticks;
        foreach (var timer in _timers)
            timer.FireIfDue();
    }

    private sealed class Timer(JumpingTime time, Action callback) : ITimer
    {
        private long _due = long.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _due = dueTime < TimeSpan.Zero ? long.MaxValue : time.NowTicks + dueTime.Ticks;
            return true;
        }

        public void FireIfDue()
        {
            if (_due > time.NowTicks)
                return;
            _due = long.MaxValue;
            callback();
        }

        public void Dispose() => _due = long.MaxValue;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
