namespace Agents.Kernel.Tests.Scheduling;

/// <summary>What an entry of a random program does when it fires, besides being noted.</summary>
public enum OnFire
{
    Nothing,
    CancelAnother,
    ScheduleAnother,
    Throw,
}

/// <summary>One step of a random program: all numbers are ticks of 100 µs, <c>Which</c> names another entry.</summary>
public abstract record Step
{
    public sealed record Schedule(int Due, int Period, OnFire OnFire, int Which) : Step;

    public sealed record Cancel(int Which) : Step;

    public sealed record Advance(int By) : Step;
}

/// <summary>What a scheduler must do: keep all entries in a list and look through it for the one due first.</summary>
internal sealed class TimerSchedulerModel
{
    private readonly List<Entry> _entries = [];
    private readonly List<bool> _pending = [];
    private long _now;
    private long _sequence;

    public List<(int Entry, long At)> Fired { get; } = [];

    public int Scheduled => _pending.Count;

    public void Schedule(Step.Schedule step)
    {
        _entries.Add(new Entry(_pending.Count, step, _now + step.Due, _sequence++));
        _pending.Add(true);
    }

    public bool Cancel(int entry)
    {
        var was = _pending[entry];
        _pending[entry] = false;
        _entries.RemoveAll(e => e.Number == entry);
        return was;
    }

    public void Advance(int by)
    {
        var end = _now + by;
        while (_entries.Where(e => e.Due <= end).OrderBy(e => e.Due).ThenBy(e => e.Sequence).FirstOrDefault() is { } next)
        {
            _now = next.Due;
            _entries.Remove(next);
            if (next.Step.Period > 0)
                _entries.Add(next with { Due = next.Due + next.Step.Period, Sequence = _sequence++ });
            else
                _pending[next.Number] = false;
            Fire(next);
        }

        _now = end;
    }

    private void Fire(Entry entry)
    {
        Fired.Add((entry.Number, _now));
        if (entry.Step.OnFire == OnFire.CancelAnother)
            Cancel(entry.Step.Which % Scheduled);
        else if (entry.Step.OnFire == OnFire.ScheduleAnother)
            Schedule(new Step.Schedule(entry.Step.Which, 0, OnFire.Nothing, 0));
    }

    private sealed record Entry(int Number, Step.Schedule Step, long Due, long Sequence);
}
