namespace Agents.Host.Fast;

/// <summary>
/// One WebSocket connection or HTTP request between the session and the embedded gateway while both share a virtual clock. What one side has sent and the
/// other is waiting for is work that the clock cannot see: it stands still until that has arrived. What nobody waits for is not work: a receiver that
/// lets the socket fill up (back-pressure) has time to pass before it reads on.
/// </summary>
internal sealed class Exchange
{
    private readonly Lock _gate = new();
    private readonly Func<IDisposable> _hold;
    private IDisposable? _claim;

    /// <summary>Opens an exchange.</summary>
    /// <param name="hold">Claims the clock; at most one claim is open at a time.</param>
    public Exchange(Func<IDisposable> hold)
    {
        _hold = hold;
        ToGateway = new Lane(this);
        ToSession = new Lane(this);
    }

    /// <summary>What the session sends.</summary>
    public Lane ToGateway { get; }

    /// <summary>What the gateway sends.</summary>
    public Lane ToSession { get; }

    /// <summary>Nothing more is expected of this exchange.</summary>
    public void Over()
    {
        lock (_gate)
        {
            ToGateway.Close();
            ToSession.Close();
            Settle();
        }
    }

    private void Settle()
    {
        if (ToGateway.IsWork || ToSession.IsWork)
        {
            _claim ??= _hold();
        }
        else
        {
            _claim?.Dispose();
            _claim = null;
        }
    }

    /// <summary>One direction of an exchange.</summary>
    internal sealed class Lane(Exchange exchange)
    {
        private long _inFlight;
        private bool _awaited;
        private bool _closed;

        /// <summary>True while something is on its way to somebody who waits for it.</summary>
        public bool IsWork => !_closed && _awaited && _inFlight > 0;

        /// <summary>Something was handed to the socket.</summary>
        /// <param name="amount">Messages or bytes, as long as <see cref="Arrived"/> counts the same.</param>
        public void Sent(long amount = 1) => Change(inFlight: amount, _awaited);

        /// <summary>The receiver begins to wait.</summary>
        public void Awaited() => Change(inFlight: 0, awaited: true);

        /// <summary>The receiver has got something and goes on.</summary>
        /// <param name="amount">How much of what was counted as sent; 0 for a part of a message.</param>
        public void Arrived(long amount = 1) => Change(-amount, awaited: false);

        /// <summary>Nobody receives here any more.</summary>
        public void Close() => _closed = true;

        private void Change(long inFlight, bool awaited)
        {
            lock (exchange._gate)
            {
                _inFlight += inFlight;
                _awaited = awaited;
                exchange.Settle();
            }
        }
    }
}
