namespace Agents.Gateway;

/// <summary>Lends expensive engines: made at need up to a limit, then waited for in order of arrival, up to a deadline.</summary>
/// <typeparam name="T">The engine.</typeparam>
internal sealed class EnginePool<T>(PoolSettings settings) : IDisposable
    where T : class, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Stack<T> _free = new();
    private readonly LinkedList<TaskCompletionSource<T?>> _waiting = new();
    private int _made;
    private bool _disposed;

    /// <summary>Sessions that wait for an engine now.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate) return _waiting.Count;
        }
    }

    /// <summary>Borrows an engine.</summary>
    /// <param name="make">Makes a new one; runs on the native scheduler.</param>
    /// <param name="context">Clock and native scheduler.</param>
    /// <param name="cancel">The session's end.</param>
    /// <exception cref="ProtocolException">429: all engines are in use, and none came free within the deadline.</exception>
    public async ValueTask<PoolLease<T>> RentAsync(Func<T> make, EngineContext context, CancellationToken cancel)
    {
        if (await TakeAsync(context, cancel) is { } free) return new(free, Return);
        try
        {
            return new(await context.RunNativeAsync(make, cancel), Return);
        }
        catch
        {
            PassOn(null);
            throw;
        }
    }

    /// <exception cref="ProtocolException">429: the queue is full.</exception>
    public void RefuseIfFull()
    {
        lock (_gate)
        {
            if (_free.Count == 0 && _made >= settings.Limit && _waiting.Count >= settings.MaxWaiting) throw Busy();
        }
    }

    public void Dispose()
    {
        List<T> free;
        lock (_gate)
        {
            _disposed = true;
            free = [.. _free];
            _free.Clear();
        }

        foreach (var item in free) item.Dispose();
    }

    /// <summary>A free engine, or null for the right to make one.</summary>
    private async ValueTask<T?> TakeAsync(EngineContext context, CancellationToken cancel)
    {
        LinkedListNode<TaskCompletionSource<T?>> place;
        lock (_gate)
        {
            if (_free.TryPop(out var item)) return item;
            if (_made < settings.Limit)
            {
                _made++;
                return null;
            }

            if (_waiting.Count >= settings.MaxWaiting) throw Busy();
            place = _waiting.AddLast(new TaskCompletionSource<T?>(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        using var deadline = new CancellationTokenSource(settings.Deadline, context.Time);
        using var late = deadline.Token.Register(() => Leave(place, Busy()));
        using var gone = cancel.Register(() => Leave(place, new OperationCanceledException(cancel)));
        return await place.Value.Task;
    }

    private ProtocolException Busy() =>
        new(429, $"All {settings.Limit} recognisers are in use. Try again in {settings.RetryAfter.TotalSeconds:0} s.", settings.RetryAfter);

    /// <summary>Leaves the queue, unless an engine was handed over in the same moment.</summary>
    private void Leave(LinkedListNode<TaskCompletionSource<T?>> place, Exception reason)
    {
        lock (_gate)
        {
            if (place.List is null) return;
            _waiting.Remove(place);
            place.Value.SetException(reason);
        }
    }

    private void Return(T item)
    {
        if (!PassOn(item)) item.Dispose();
    }

    /// <summary>Gives an engine, or the right to make one, to the next in the queue, or keeps it; false when the pool is closed.</summary>
    private bool PassOn(T? item)
    {
        lock (_gate)
        {
            if (_waiting.First is { } next)
            {
                _waiting.RemoveFirst();
                next.Value.SetResult(item);
                return true;
            }

            if (item is null) _made--;
            else if (!_disposed) _free.Push(item);
            return !_disposed;
        }
    }
}

/// <summary>A borrowed engine; give it back by disposing.</summary>
/// <param name="item">The engine.</param>
/// <param name="giveBack">Takes it back.</param>
internal sealed class PoolLease<T>(T item, Action<T> giveBack) : IDisposable
    where T : class
{
    private bool _returned;

    public T Item => item;

    public void Dispose()
    {
        if (_returned) return;
        _returned = true;
        giveBack(item);
    }
}
