namespace Agents.Inference;

/// <summary>
/// A limit on waiting that is never confused with the owner's cancellation: <see cref="Expired"/> is true only when the time ran out.
/// One limit serves many waits: <see cref="Start"/> before each, <see cref="Stop"/> after it.
/// </summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _owner;
    private readonly ITimer _timer;

    public TimeLimit(TimeProvider clock, CancellationToken owner)
    {
        _owner = owner;
        _source = CancellationTokenSource.CreateLinkedTokenSource(owner);
        _timer = clock.CreateTimer(static state => ((TimeLimit)state!).Expire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled when the time ran out or the owner cancelled.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether the time ran out before the owner cancelled.</summary>
    public bool Expired { get; private set; }

    public void Start(TimeSpan limit) => _timer.Change(limit, Timeout.InfiniteTimeSpan);

    public void Stop() => _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _timer.Dispose();
        _source.Dispose();
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
