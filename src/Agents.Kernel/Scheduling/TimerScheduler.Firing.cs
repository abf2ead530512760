namespace Agents.Kernel;

internal sealed partial class TimerScheduler
{
    /// <summary>How far a repeated entry may lag and still make up for missed times; older ones are left out, so a stall ends in no flood.</summary>
    private const long LongestCatchUpTicks = TimeSpan.TicksPerSecond;

    private void FireDue()
    {
        lock (_gate)
        {
            if (_firing || _disposed)
                return;
            _firing = true;
        }

        while (TakeDue() is var (entry, target))
        {
            try
            {
                target.Fire(entry);
            }
            catch (Exception fault)
            {
                _onFault(fault);
            }
        }
    }

    /// <summary>Takes the next due entry out of the heap, putting a repeated one back for its next time; sets the timer if none is due.</summary>
    private (ScheduledEntry Entry, IScheduledCallback Target)? TakeDue()
    {
        lock (_gate)
        {
            while (_heap.TryPeek(out var dueTicks, out var entry))
            {
                if (!entry.IsPending)
                {
                    Drop();
                    continue;
                }

                var now = NowTicks;
                if (dueTicks > now)
                    break;

                _heap.Pop();
                if (entry.PeriodTicks > 0)
                    _heap.Push(NextDue(dueTicks, entry.PeriodTicks, now), entry);
                if (entry.Claim() is { } target)
                    return (entry, target);
            }

            _firing = false;
            Arm(_heap.TryPeek(out var next, out _) ? next : Idle);
            return null;
        }
    }

    private void Drop()
    {
        _heap.Pop();
        Interlocked.Decrement(ref _cancelled);
    }

    /// <summary>The next time on the beat that the first due time set.</summary>
    private static long NextDue(long dueTicks, long periodTicks, long nowTicks)
    {
        var next = dueTicks + periodTicks;
        return nowTicks - next <= LongestCatchUpTicks ? next : dueTicks + ((((nowTicks - dueTicks) / periodTicks) + 1) * periodTicks);
    }
}
