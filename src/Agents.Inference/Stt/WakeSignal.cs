using System.Threading.Tasks.Sources;

namespace Agents.Inference;

/// <summary>
/// Wakes one waiter, and allocates nothing to do so. A signal set while nobody waits is kept: the next wait ends at once.
/// </summary>
internal sealed class WakeSignal : IValueTaskSource
{
    private readonly Lock _gate = new();
    private ManualResetValueTaskSourceCore<bool> _source = new() { RunContinuationsAsynchronously = true };
    private bool _set;
    private bool _waiting;

    /// <summary>Ends the wait that runs, or the next one.</summary>
    public void Set()
    {
        lock (_gate)
        {
            _set = true;
            if (!_waiting)
                return;
            _waiting = false;
            _set = false;
        }
        _source.SetResult(true);
    }

    /// <summary>Waits for the signal. One waiter at a time; await it at once.</summary>
    public ValueTask WaitAsync()
    {
        lock (_gate)
        {
            if (_set)
            {
                _set = false;
                return ValueTask.CompletedTask;
            }
            _source.Reset();
            _waiting = true;
            return new ValueTask(this, _source.Version);
        }
    }

    void IValueTaskSource.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
