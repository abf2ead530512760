using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Agents.Kernel.Streams;

public sealed partial class BoundedStream<T>
{
    /// <summary>Takes the oldest item without waiting.</summary>
    /// <param name="item">The item, when there was one.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryRead([MaybeNullWhen(false)] out T item)
    {
        WaiterList released = default;
        lock (_gate)
        {
            if (_buffer.Count == 0)
            {
                item = default;
                return false;
            }

            (item, var cost) = _buffer.PopFront();
            _cost -= cost;
            AdmitWriters(ref released);
        }

        released.Signal();
        return true;
    }

    /// <summary>
    /// Waits until there is something to read or the stream has ended. With several readers another one may be faster: loop.
    /// </summary>
    /// <param name="cancellationToken">Ends the waiting; nothing is lost.</param>
    /// <returns><c>true</c>: try to read; <c>false</c>: the stream is completed and empty.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="Exception">The failure given to <see cref="Complete"/>, once everything buffered has been read.</exception>
    public ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<bool>(cancellationToken);
        Waiter waiter;
        lock (_gate)
        {
            if (_buffer.Count > 0) return new(true);
            if (_completed) return _failure is null ? new(false) : ValueTask.FromException<bool>(_failure);
            waiter = RentWaiter();
            _readers.Add(waiter);
        }

        return waiter.Wait(cancellationToken);
    }

    /// <summary>Takes the oldest item and waits for one when there is none.</summary>
    /// <param name="cancellationToken">Ends the waiting; nothing is lost.</param>
    /// <returns>The item.</returns>
    /// <exception cref="System.Threading.Channels.ChannelClosedException">The stream is completed and empty.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="Exception">The failure given to <see cref="Complete"/>, once everything buffered has been read.</exception>
    public ValueTask<T> ReadAsync(CancellationToken cancellationToken = default) =>
        !cancellationToken.IsCancellationRequested && TryRead(out var item) ? new(item) : ReadSlowAsync(cancellationToken);

    /// <summary>Reads until the stream ends.</summary>
    /// <param name="cancellationToken">Ends the reading, at the latest before the next item; nothing is lost.</param>
    /// <returns>The items in their order. Enumerate it where the items are handled: the loop stays on that task scheduler.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="Exception">The failure given to <see cref="Complete"/>, once everything buffered has been read.</exception>
    public async IAsyncEnumerable<T> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await WaitToReadAsync(cancellationToken))
        {
            while (TryRead(out var item))
            {
                yield return item;
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private async ValueTask<T> ReadSlowAsync(CancellationToken cancellationToken)
    {
        while (await WaitToReadAsync(cancellationToken))
        {
            if (TryRead(out var item)) return item;
        }

        throw Closed();
    }
}
