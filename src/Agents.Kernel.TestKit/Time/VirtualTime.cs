namespace Agents.Kernel.TestKit;

/// <summary>
/// A clock that moves only when nothing is left to do, with the one thread everything runs on: actors, channels and async handlers of a
/// whole conversation run as fast as the machine can, in the same order every time. Nothing runs until somebody drives:
/// <see cref="Advance"/>,
/// <see cref="RunUntilIdle"/>, <see cref="Run(Func{Task}, TimeSpan?)"/>. Any thread may queue work, arm timers and open holds.
/// </summary>
/// <remarks>
/// <para><b>Order.</b> Work runs first in, first out, to the end, on the thread that drives. When nothing is runnable and no hold is open,
/// time moves to the next timer and that one timer fires; what it makes runnable runs before the next one. Timers due at the same instant
/// fire in the order they were created.</para>
/// <para><b>What stays on the scheduler.</b> Code that runs on <see cref="TaskScheduler"/> and awaits comes back to it: tasks,
/// <c>Task.Delay</c> with this
/// provider, timers, channels, <c>BoundedStream</c>, task completion sources of either kind, semaphores without timeout. Timer callbacks
/// run on the driving thread with the default scheduler, as they would on the thread pool.</para>
/// <para><b>What leaves it.</b> <c>ConfigureAwait(false)</c>, <c>Task.Run</c>, <c>ChannelReader.ReadAllAsync</c>, <c>CancelAsync</c>,
/// <c>WhenAll</c> or <c>WhenAny</c> over a task completion
/// source with asynchronous continuations, pipes, files and sockets finish on the thread pool, which no clock can see. Take a
/// <see cref="Hold"/> around
/// them, or time may move while they run. <see cref="Strays"/> counts the work that came back from outside without a hold: 0 means that the
/// run is repeatable.</para>
/// </remarks>
public sealed partial class VirtualTime : TimeProvider
{
    private readonly object _gate = new();
    private readonly VirtualTimeOptions _options;
    private readonly VirtualTaskScheduler _scheduler;
    private readonly Queue<(Task Task, long Number)> _work = new();
    private readonly TimerQueue _timers = new();
    private readonly List<VirtualHold> _holds = [];
    private long _now;
    private long _timersCreated;
    private long _workQueued;

    /// <summary>Creates a clock that stands at 2026-01-01T00:00:00Z, with default limits.</summary>
    public VirtualTime() : this(new VirtualTimeOptions())
    {
    }

    /// <summary>Creates a clock.</summary>
    /// <param name="options">Start, limits and trace.</param>
    public VirtualTime(VirtualTimeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _now = options.Start.UtcTicks;
        _scheduler = new VirtualTaskScheduler(this);
        Trace = options.Trace ? new VirtualTrace(this) : null;
    }

    /// <summary>Runs everything that is queued to it on the thread that drives, one after the other.</summary>
    public TaskScheduler TaskScheduler => _scheduler;

    /// <summary>Virtual time since the start.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks(Volatile.Read(ref _now) - _options.Start.UtcTicks);

    /// <summary>What happened, step by step; <c>null</c> unless <see cref="VirtualTimeOptions.Trace"/> is on.</summary>
    public VirtualTrace? Trace { get; }

    /// <summary>How many pieces of work have run: mailbox runs, continuations, starts of async methods.</summary>
    public long WorkDone { get; private set; }

    /// <summary>How many times a timer has fired.</summary>
    public long TimersFired { get; private set; }

    /// <summary>
    /// How many pieces of work were queued by other threads during a drive while no hold was open. Above 0, the order of events depended on
    /// real time: something left the scheduler (see the remarks of <see cref="VirtualTime"/>) and needs a <see cref="Hold"/>.
    /// </summary>
    public long Strays { get; private set; }

    /// <summary>Always UTC, so that no test depends on where it runs.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Ten million: timestamps count ticks of 100 ns.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The virtual time.</summary>
    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _now), TimeSpan.Zero);

    /// <summary>The virtual time in ticks of 100 ns.</summary>
    public override long GetTimestamp() => Volatile.Read(ref _now);

    /// <summary>
    /// Claims that work outside of the scheduler is pending, for example a message between two ends of a socket. While any hold is open
    /// time does not move: the driver waits, in real time, for work queued by other threads.
    /// </summary>
    /// <param name="what">Names the work in errors.</param>
    /// <returns>Dispose it, once or more often, when the work has been handed to the scheduler.</returns>
    public IDisposable Hold(string what)
    {
        ArgumentException.ThrowIfNullOrEmpty(what);
        var hold = new VirtualHold(this, what);
        lock (_gate)
        {
            _holds.Add(hold);
            Trace?.Add("hold", 0, what);
        }

        return hold;
    }

    internal void Release(VirtualHold hold)
    {
        lock (_gate)
        {
            if (!_holds.Remove(hold)) return;
            Trace?.Add("release", 0, hold.What);
            Monitor.PulseAll(_gate);
        }
    }

    internal void Enqueue(Task task)
    {
        lock (_gate)
        {
            var number = ++_workQueued;
            _work.Enqueue((task, number));
            if (IsDrivenElsewhere && _holds.Count == 0) Strays++;
            Trace?.Add("queue", number);
            Monitor.PulseAll(_gate);
        }
    }

    internal Task[] QueuedTasks()
    {
        lock (_gate) return [.. _work.Select(w => w.Task)];
    }
}
