using System.Net.WebSockets;
using Agents.Host.Sockets;

namespace Agents.Host.Telephony;

/// <summary>A carrier's connection. One reader, one writer.</summary>
/// <param name="socket">The connection.</param>
/// <param name="maxMessageBytes">The largest message taken.</param>
/// <param name="time">The clock.</param>
internal sealed class PhoneSocket(WebSocket socket, int maxMessageBytes, TimeProvider time) : IDisposable
{
    private readonly MessageReader _reader = new(socket, maxMessageBytes);
    private long _sendingSince;
    private (WebSocketCloseStatus Status, string Reason) _end = (WebSocketCloseStatus.NormalClosure, "done");

    /// <summary>How long the connection has not taken a message.</summary>
    public TimeSpan StuckFor => Volatile.Read(ref _sendingSince) is not 0 and var since ? time.GetElapsedTime(since) : TimeSpan.Zero;

    /// <summary>Waits for the next message; see <see cref="MessageReader.ReceiveAsync"/>.</summary>
    /// <exception cref="StreamRefused">The message is too large.</exception>
    public async ValueTask<SocketMessage?> ReceiveAsync(CancellationToken cancel = default)
    {
        try
        {
            return await _reader.ReceiveAsync(cancel);
        }
        catch (MessageTooLargeException tooLarge)
        {
            throw new StreamRefused(WebSocketCloseStatus.MessageTooBig, tooLarge.Message);
        }
    }

    /// <summary>The peer has broken the rules: the connection is closed with this, not as one that is done.</summary>
    /// <param name="status">The kind of end.</param>
    /// <param name="reason">Said to the peer: no more than 123 bytes.</param>
    public void Condemn(WebSocketCloseStatus status, string reason) => _end = (status, reason);

    /// <summary>Sends everything, then closes.</summary>
    public async Task SendAllAsync(LegOutput output)
    {
        try
        {
            await foreach (var message in output.ReadAllAsync())
                await SendAsync(message);
            await CloseAsync(_end.Status, _end.Reason);
        }
        catch (Exception gone) when (Gone.Is(gone))
        {
            // The peer is gone; the reading side notices and ends the leg.
        }
    }

    /// <summary>Sends a close frame, if that is still possible.</summary>
    /// <param name="status">The kind of end.</param>
    /// <param name="reason">Said to the peer: no more than 123 bytes.</param>
    public async Task CloseAsync(WebSocketCloseStatus status, string reason)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(status, reason, CancellationToken.None);
        }
        catch (Exception gone) when (Gone.Is(gone))
        {
            // Already gone.
        }
    }

    /// <summary>Breaks the connection.</summary>
    public void Abort() => socket.Abort();

    /// <inheritdoc />
    public void Dispose() => _reader.Dispose();

    private async Task SendAsync(SocketMessage message)
    {
        Volatile.Write(ref _sendingSince, Math.Max(1, time.GetTimestamp()));
        await socket.SendAsync(
            message.Payload, message.Binary ? WebSocketMessageType.Binary : WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, CancellationToken.None);
        Volatile.Write(ref _sendingSince, 0);
    }
}
