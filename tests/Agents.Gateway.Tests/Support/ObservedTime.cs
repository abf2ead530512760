using Agents.Kernel.TestKit;

namespace Agents.Gateway.Tests;

/// <summary>Virtual time that tells when a timer of a certain length is armed, so that a test moves time only after the gateway waits for it.</summary>
internal sealed class ObservedTime : TimeProvider
{
    private readonly VirtualTime _inner = new();
    private readonly List<TimeSpan> _armed = [];
    private readonly List<(TimeSpan Due, TaskCompletionSource Seen)> _waiting = [];
    private readonly Lock _gate = new();

    public override long TimestampFrequency => _inner.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => _inner.LocalTimeZone;

    public void Advance(TimeSpan time) => _inner.Advance(time);

    /// <summary>Completes when a timer of this length has been armed that no earlier call has seen.</summary>
    public Task ArmedAsync(TimeSpan due)
    {
        lock (_gate)
        {
            if (_armed.Remove(due)) return Task.CompletedTask;
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((due, seen));
            return seen.Task.WaitAsync(RawSocket.Hang, System);
        }
    }

    public override DateTimeOffset GetUtcNow() => _inner.GetUtcNow();

    public override long GetTimestamp() => _inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = _inner.CreateTimer(callback, state, dueTime, period);
        lock (_gate)
        {
            var index = _waiting.FindIndex(wait => wait.Due == dueTime);
            if (index < 0)
            {
                _armed.Add(dueTime);
            }
            else
            {
                _waiting[index].Seen.SetResult();
                _waiting.RemoveAt(index);
            }
        }

        return timer;
    }
}
