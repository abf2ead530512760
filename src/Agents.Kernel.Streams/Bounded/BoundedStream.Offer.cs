namespace Agents.Kernel.Streams;

public sealed partial class BoundedStream<T>
{
    /// <summary>Offers an item without waiting.</summary>
    /// <param name="item">The item; measured once.</param>
    /// <returns>
    /// Whether the item was taken. <c>false</c> when the stream is completed, when it is full under
    /// <see cref="OverflowStrategy.Backpressure"/> (the caller
    /// still has the item; it does not count as dropped), or when <see cref="OverflowStrategy.Fail"/> just ended the stream.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The item measures less than zero.</exception>
    public bool Offer(T item) => Offer(item, CostOf(item));

    /// <summary>
    /// Offers an item and, under <see cref="OverflowStrategy.Backpressure"/>, waits until it fits. Writers that wait are served in their
    /// order.
    /// </summary>
    /// <param name="item">The item; measured once.</param>
    /// <param name="cancellationToken">Takes the offer back while it waits.</param>
    /// <returns>Whether the item was taken; <c>false</c> means that the stream is completed. With the other strategies as
    /// <see cref="Offer(T)"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The item measures less than zero.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the item was taken.</exception>
    public ValueTask<bool> OfferAsync(T item, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<bool>(cancellationToken);
        var cost = CostOf(item);
        var taken = Offer(item, cost);
        return taken || Overflow != OverflowStrategy.Backpressure ? new(taken) : WaitForRoom(item, cost, cancellationToken);
    }

    private bool Offer(T item, long cost)
    {
        StreamAmount dropped = default;
        WaiterList released = default;
        bool taken;
        lock (_gate)
        {
            if (_completed) return false;
            taken = _writers.First is null && MakeRoom(cost, ref dropped);
            if (taken)
            {
                Push(item, cost);
                _readers.ReleaseAll(ref released, true);
            }
            else
            {
                dropped = FailOnOverflow(cost);
            }
        }

        if (dropped.Items > 0) StreamInstruments.Drop(Name, Overflow, dropped, _measuresTime);
        released.Signal();
        return taken;
    }

    private ValueTask<bool> WaitForRoom(T item, long cost, CancellationToken cancellationToken)
    {
        Waiter waiter;
        WaiterList released = default;
        lock (_gate)
        {
            if (_completed) return new(false);
            waiter = RentWaiter();
            (waiter.Item, waiter.Cost) = (item, cost);
            _writers.Add(waiter);
            AdmitWriters(ref released); // room may have come up since the offer was refused
        }

        released.Signal();
        return waiter.Wait(cancellationToken);
    }

    /// <summary>Drops what must go for the item to fit; <c>false</c> when the strategy does not drop.</summary>
    private bool MakeRoom(long cost, ref StreamAmount dropped)
    {
        while (!Fits(cost))
        {
            if (Overflow is OverflowStrategy.Backpressure or OverflowStrategy.Fail) return false;
            var victim = Overflow == OverflowStrategy.DropHead ? _buffer.PopFront() : _buffer.PopBack();
            _cost -= victim.Cost;
            dropped = dropped.Plus(victim.Cost);
        }

        _dropped = _dropped.Plus(dropped);
        return true;
    }

    private StreamAmount FailOnOverflow(long cost)
    {
        if (Overflow != OverflowStrategy.Fail) return default;
        // Nobody waits here: a full stream has no waiting readers, and this strategy no waiting writers.
        _completed = true;
        _failure = new BufferOverflowException(
            $"Stream {Name} holds {Amount(_cost)} of {Amount(Capacity)} and was offered {Amount(cost)} more: its consumer is too slow. "
            + "Raise the capacity or choose another overflow strategy.");
        _dropped = _dropped.Plus(cost);
        return new(1, cost);
    }

    /// <summary>Lets in, in their order, the writers whose items fit now.</summary>
    private void AdmitWriters(ref WaiterList released)
    {
        while (_writers.First is { } writer && Fits(writer.Cost))
        {
            Push(writer.Item, writer.Cost);
            _writers.Release(ref released, true);
            _readers.ReleaseAll(ref released, true);
        }
    }
}
