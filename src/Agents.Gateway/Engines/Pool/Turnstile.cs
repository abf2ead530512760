namespace Agents.Gateway;

/// <summary>Lets one through at a time, in order of arrival. Those who wait continue on their own scheduler, never by way of the thread pool.</summary>
/// <remarks>Unlike the framework's semaphore it stays visible to a virtual clock that watches the scheduler.</remarks>
internal sealed class Turnstile
{
    private readonly Lock _gate = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private bool _busy;

    /// <summary>Waits for the turn; call <see cref="Exit"/> afterwards.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while waiting; there is nothing to exit.</exception>
    public async ValueTask EnterAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource> place;
        lock (_gate)
        {
            if (!_busy)
            {
                _busy = true;
                return;
            }

            place = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        using var registration = cancel.Register(() => Leave(place, cancel));
        await place.Value.Task;
    }

    /// <summary>Lets the next one through.</summary>
    public void Exit()
    {
        lock (_gate)
        {
            _busy = _waiting.First is not null;
            if (_waiting.First is not { } next) return;
            _waiting.RemoveFirst();
            next.Value.SetResult();
        }
    }

    private void Leave(LinkedListNode<TaskCompletionSource> place, CancellationToken cancel)
    {
        lock (_gate)
        {
            if (place.List is null) return; // its turn has come in the same moment
            _waiting.Remove(place);
            place.Value.SetCanceled(cancel);
        }
    }
}
