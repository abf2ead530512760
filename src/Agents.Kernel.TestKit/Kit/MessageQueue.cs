using System.Diagnostics.CodeAnalysis;

namespace Agents.Kernel.TestKit;

/// <summary>What a test actor has received and the test has not looked at yet. Written by the actor, read by the test.</summary>
internal sealed class MessageQueue
{
    private readonly object _gate = new();
    private readonly Queue<MessageEnvelope> _messages = new();
    private TaskCompletionSource? _arrival;

    public int Count
    {
        get { lock (_gate) return _messages.Count; }
    }

    public void Enqueue(MessageEnvelope envelope)
    {
        TaskCompletionSource? arrival;
        lock (_gate)
        {
            _messages.Enqueue(envelope);
            (arrival, _arrival) = (_arrival, null);
            Monitor.PulseAll(_gate);
        }

        arrival?.SetResult();
    }

    public bool TryDequeue([MaybeNullWhen(false)] out MessageEnvelope envelope)
    {
        lock (_gate) return _messages.TryDequeue(out envelope);
    }

    /// <summary>Blocks until there is a message or real time has passed.</summary>
    public bool Wait(TimeSpan max)
    {
        var start = TimeProvider.System.GetTimestamp();
        lock (_gate)
        {
            while (_messages.Count == 0)
            {
                var left = max - TimeProvider.System.GetElapsedTime(start);
                if (left <= TimeSpan.Zero) return false;
                Monitor.Wait(_gate, TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds))); // whole milliseconds: it cuts fractions off
            }

            return true;
        }
    }

    /// <summary>Waits until there is a message or a clock says that time is up.</summary>
    /// <param name="max">How long.</param>
    /// <param name="time">On which clock.</param>
    /// <param name="options">How those who wait go on: in virtual time within the step of the test actor, so that the thread pool has no
    /// part in it.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<bool> WaitAsync(TimeSpan max, TimeProvider time, TaskCreationOptions options, CancellationToken cancellation)
    {
        Task arrival;
        lock (_gate)
        {
            if (_messages.Count > 0) return true;
            arrival = (_arrival ??= new TaskCompletionSource(options)).Task;
        }

        try
        {
            await arrival.WaitAsync(max, time, cancellation);
        }
        catch (TimeoutException)
        {
        }

        return Count > 0;
    }
}
