using Agents.Host.Sockets;
using Agents.Kernel.Streams;

namespace Agents.Host.Telephony;

/// <summary>
/// What waits for a carrier's socket, in order. At most 15 s of sound, more than the longest tones hold back: a carrier that does not read loses the oldest, and the stream counts it.
/// Thread safe.
/// </summary>
internal sealed class LegOutput
{
    private static readonly TimeSpan Waiting = TimeSpan.FromSeconds(15);

    private readonly BoundedStream<Waiter> _messages = new(Waiting, static message => message.Duration, OverflowStrategy.DropHead, "phone");

    /// <summary>Puts a message behind the others.</summary>
    /// <param name="message">The message.</param>
    /// <param name="duration">How long its sound takes; zero for others.</param>
    public void Offer(SocketMessage message, TimeSpan duration = default) => _messages.Offer(new Waiter(message, duration));

    /// <summary>Throws away what waits.</summary>
    public void Clear() => _messages.Clear();

    /// <summary>Nothing follows.</summary>
    public void Complete() => _messages.Complete();

    /// <summary>The messages, until nothing follows.</summary>
    public async IAsyncEnumerable<SocketMessage> ReadAllAsync()
    {
        await foreach (var waiter in _messages.ReadAllAsync())
            yield return waiter.Message;
    }

    private readonly record struct Waiter(SocketMessage Message, TimeSpan Duration);
}
