namespace Agents.Kernel.TestKit;

public sealed partial class VirtualTime
{
    /// <summary>The longest real time between two looks at a condition that another thread may make true without queueing work.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    private int _driver;
    private int _depth;
    private long _stepsHere;

    private enum Next
    {
        Step,
        WaitForHold,
        WaitForStray,
        Idle,
    }

    internal bool IsDrivenHere => Volatile.Read(ref _driver) == Environment.CurrentManagedThreadId;

    private bool IsDrivenElsewhere => _driver != 0 && _driver != Environment.CurrentManagedThreadId;

    /// <summary>Runs steps until the condition holds (true), or until nothing is left to do up to and including a time (false).</summary>
    private bool Drive(Func<bool>? done, long until, bool moveToEnd)
    {
        var context = BeginDrive();
        try
        {
            var (last, since) = (Next.Step, 0L);
            while (done?.Invoke() != true)
            {
                var next = TakeNext(until, moveToEnd, out var work, out var timer);
                if (next != last) (last, since) = (next, next == Next.Step ? 0 : TimeProvider.System.GetTimestamp());
                if (next == Next.Idle) return false;
                if (next == Next.Step) Run(work, timer);
                else if (next == Next.WaitForStray && TimeProvider.System.GetElapsedTime(since) >= _options.DeadlockGrace) return false;
                else if (next == Next.WaitForHold && TimeProvider.System.GetElapsedTime(since) >= _options.HangGuard) throw Hung();
            }

            return true;
        }
        finally
        {
            EndDrive(context);
        }
    }

    /// <summary>
    /// Decides what happens next, and waits (at most a glance) when only another thread can say. Deciding and waiting share the lock, so
    /// nothing queued in between is missed.
    /// </summary>
    private Next TakeNext(long until, bool moveToEnd, out Task? work, out VirtualTimer? timer)
    {
        (work, timer) = (null, null);
        lock (_gate)
        {
            if (_work.TryDequeue(out var first))
            {
                work = first.Task;
                WorkDone++;
                Trace?.Add("run", first.Number);
                return Next.Step;
            }

            if (_holds.Count > 0)
            {
                Monitor.Wait(_gate, Glance);
                return Next.WaitForHold;
            }

            timer = TakeTimer(until);
            if (timer is not null) return Next.Step;
            if (moveToEnd) MoveTo(until);
            if (moveToEnd || _timers.Count > 0) return Next.Idle;
            Monitor.Wait(_gate, Glance);
            return Next.WaitForStray;
        }
    }

    private void Run(Task? work, VirtualTimer? timer)
    {
        if (++_stepsHere > _options.MaxStepsPerInstant) throw EndlessLoop();
        if (work is not null) _scheduler.Execute(work);
        else timer!.Fire();
    }

    private void MoveTo(long ticks)
    {
        if (ticks <= _now) return;
        _stepsHere = 0;
        Volatile.Write(ref _now, ticks);
    }

    private SynchronizationContext? BeginDrive()
    {
        var driver = Interlocked.CompareExchange(ref _driver, Environment.CurrentManagedThreadId, 0);
        if (driver != 0 && driver != Environment.CurrentManagedThreadId)
            throw new InvalidOperationException($"Virtual time is already driven by thread {driver}; one thread at a time may call Advance, RunUntilIdle, RunUntil or Run.");
        if (_depth++ == 0) _stepsHere = 0;
        // A test framework's context would catch continuations that belong to the scheduler.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        return context;
    }

    private void EndDrive(SynchronizationContext? context)
    {
        SynchronizationContext.SetSynchronizationContext(context);
        if (--_depth == 0) Volatile.Write(ref _driver, 0);
    }
}
