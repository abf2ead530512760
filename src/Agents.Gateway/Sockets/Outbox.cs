using System.Threading.Channels;

namespace Agents.Gateway;

/// <summary>Sends messages in order, each held back by the same delay, while whoever posts them goes on with its work.</summary>
/// <remarks>Bounded: when <paramref name="capacity"/> messages wait, posting waits too, so a client that does not read slows its engine down.</remarks>
/// <param name="capacity">Messages that may wait.</param>
/// <param name="delay">How long each is held back (fault rule <c>delay</c>); normally zero.</param>
/// <param name="time">The gateway's clock.</param>
internal sealed class Outbox(int capacity, TimeSpan delay, TimeProvider time)
{
    private readonly Channel<(long At, Func<CancellationToken, ValueTask> Send)> _queue =
        Channel.CreateBounded<(long, Func<CancellationToken, ValueTask>)>(new BoundedChannelOptions(capacity) { SingleReader = true });

    /// <summary>Queues a message.</summary>
    public ValueTask PostAsync(Func<CancellationToken, ValueTask> send, CancellationToken cancel) =>
        _queue.Writer.WriteAsync((time.GetTimestamp(), send), cancel);

    /// <summary>No more messages will come; <see cref="RunAsync"/> returns when the last is sent.</summary>
    public void Complete() => _queue.Writer.TryComplete();

    /// <summary>Sends until <see cref="Complete"/>.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (await _queue.Reader.WaitToReadAsync(cancel))
        {
            while (_queue.Reader.TryRead(out var next))
            {
                var wait = delay - time.GetElapsedTime(next.At);
                if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancel);
                await next.Send(cancel);
            }
        }
    }
}
