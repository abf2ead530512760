using System.Threading.Tasks.Sources;

namespace Agents.Kernel.Streams;

public sealed partial class BoundedStream<T>
{
    private Waiter RentWaiter()
    {
        var waiter = _spare ?? new Waiter(this);
        _spare = null;
        return waiter;
    }

    private void GiveBack(Waiter waiter)
    {
        lock (_gate) _spare ??= waiter;
    }

    private void Cancel(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_readers.Remove(waiter) && !_writers.Remove(waiter)) return;
        }

        waiter.Signal(new OperationCanceledException(cancellationToken));
    }

    /// <summary>Waiters in their order, chained through themselves. Changed under the lock, signalled outside of it.</summary>
    private struct WaiterList
    {
        private Waiter? _last;

        public Waiter? First { get; private set; }

        public void Add(Waiter waiter)
        {
            waiter.Next = null;
            if (_last is null) First = waiter;
            else _last.Next = waiter;
            _last = waiter;
        }

        public bool Remove(Waiter waiter)
        {
            Waiter? before = null;
            for (var at = First; at is not null; (before, at) = (at, at.Next))
            {
                if (at != waiter) continue;
                if (before is null) First = at.Next;
                else before.Next = at.Next;
                if (_last == at) _last = before;
                return true;
            }

            return false;
        }

        /// <summary>Takes the first waiter out, with its outcome, to be signalled later.</summary>
        public void Release(ref WaiterList released, bool result, Exception? failure = null)
        {
            var waiter = First!;
            First = waiter.Next;
            if (First is null) _last = null;
            (waiter.Result, waiter.Failure) = (result, failure);
            released.Add(waiter);
        }

        public void ReleaseAll(ref WaiterList released, bool result, Exception? failure = null)
        {
            while (First is not null) Release(ref released, result, failure);
        }

        public readonly void Signal()
        {
            for (var waiter = First; waiter is not null;)
            {
                var next = waiter.Next; // read first: a signalled waiter may be in use again at once
                waiter.Signal(waiter.Failure);
                waiter = next;
            }
        }
    }

    /// <summary>
    /// A reader that waits for an item, or a writer that waits for room. One is kept for reuse, so a steady pair of stages allocates none.
    /// </summary>
    private sealed class Waiter(BoundedStream<T> stream) : IValueTaskSource<bool>
    {
        private ManualResetValueTaskSourceCore<bool> _core = new() { RunContinuationsAsynchronously = true };
        private CancellationTokenRegistration _cancellation;

        public Waiter? Next { get; set; }
        public T Item { get; set; } = default!;
        public long Cost { get; set; }
        public bool Result { get; set; }
        public Exception? Failure { get; set; }

        public ValueTask<bool> Wait(CancellationToken cancellationToken)
        {
            var task = new ValueTask<bool>(this, _core.Version);
            if (cancellationToken.CanBeCanceled)
                _cancellation = cancellationToken.UnsafeRegister(static (waiter, token) => ((Waiter)waiter!).Cancel(token), this);
            return task;
        }

        public void Signal(Exception? failure)
        {
            if (failure is null) _core.SetResult(Result);
            else _core.SetException(failure);
        }

        private void Cancel(CancellationToken cancellationToken) => stream.Cancel(this, cancellationToken);

        public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        {
            // A deterministic scheduler cannot see the thread pool, so the way back to it is kept even where the awaiter did not ask (AsTask, ConfigureAwait(false)).
            if (SynchronizationContext.Current is null && TaskScheduler.Current != TaskScheduler.Default)
                flags |= ValueTaskSourceOnCompletedFlags.UseSchedulingContext;
            _core.OnCompleted(continuation, state, token, flags);
        }

        public bool GetResult(short token)
        {
            _core.GetStatus(token); // refuses a second await before anything is reset
            _cancellation.Dispose();
            try
            {
                return _core.GetResult(token);
            }
            finally
            {
                (_cancellation, Item, Failure) = (default, default!, null);
                _core.Reset();
                stream.GiveBack(this);
            }
        }
    }
}
