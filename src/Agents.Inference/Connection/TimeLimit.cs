namespace Agents.Inference;

/// <summary>
/// A limit on waiting that is never confused with the owner's cancellation: <see cref="Expired"/> is true only when the time ran out.
/// One limit serves many waits: <see cref="Start"/> before each, <see cref="Stop"/> after it.
/// </summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _owner;
    private readonly TimeProvider _clock;
    private ITimer? _timer;

    public TimeLimit(TimeProvider clock, CancellationToken owner)
    {
        _clock = clock;
        _owner = owner;
        _source = CancellationTokenSource.CreateLinkedTokenSource(owner);
    }

    /// <summary>Cancelled when the time ran out or the owner cancelled.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether the time ran out before the owner cancelled.</summary>
    public bool Expired { get; private set; }

    public void Start(TimeSpan limit) => (_timer ?? CreateTimer()).Change(limit, Timeout.InfiniteTimeSpan);

    public void Stop() => _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _timer?.Dispose();
        _source.Dispose();
    }

    /// <summary>Most limits of a waiting stream are never started, so the timer is made late. Two may start at once: one timer stays.</summary>
    private ITimer CreateTimer()
    {
        var timer = _clock.CreateTimer(static state => ((TimeLimit)state!).Expire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (Interlocked.CompareExchange(ref _timer, timer, null) is not { } other)
            return timer;
        timer.Dispose();
        return other;
    }

    private void Expire()
    {
        if (_owner.IsCancellationRequested)
            return;
        Expired = true;
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The wait ended in the same moment.
        }
    }
}
