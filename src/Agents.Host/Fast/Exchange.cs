namespace Agents.Host.Fast;

/// <summary>
/// One WebSocket connection or HTTP request between the session and the embedded gateway while both share a virtual clock.
/// What one side has sent and the other has not yet received is work that the clock cannot see: while there is any, time stands still.
/// </summary>
/// <param name="hold">Claims the clock; called at most once at a time. The claim is given back when nothing is in flight.</param>
internal sealed class Exchange(Func<IDisposable> hold)
{
    private readonly Lock _gate = new();
    private IDisposable? _claim;
    private long _inFlight;
    private bool _oneSideEnded;
    private bool _over;

    /// <summary>Something was handed to the socket.</summary>
    /// <param name="amount">Messages or bytes, as long as <see cref="Arrived"/> counts the same.</param>
    public void Sent(long amount = 1)
    {
        lock (_gate)
        {
            if (_over || _oneSideEnded)
                return;
            _inFlight += amount;
            _claim ??= hold();
        }
    }

    /// <summary>The other side has it and has handed it on.</summary>
    public void Arrived(long amount = 1)
    {
        lock (_gate)
        {
            if (_over || _oneSideEnded)
                return;
            _inFlight -= amount;
            if (_inFlight <= 0)
                Release();
        }
    }

    /// <summary>One side has let the connection go: what was in flight is lost, but time waits until the other side has noticed.</summary>
    public void EndedByOneSide()
    {
        lock (_gate)
        {
            if (_over)
                return;
            if (_oneSideEnded)
            {
                _over = true;
                Release();
                return;
            }

            _oneSideEnded = true;
            _claim ??= hold();
        }
    }

    /// <summary>Nothing more is expected of this exchange.</summary>
    public void Over()
    {
        lock (_gate)
        {
            _over = true;
            Release();
        }
    }

    private void Release()
    {
        _inFlight = 0;
        _claim?.Dispose();
        _claim = null;
    }
}
