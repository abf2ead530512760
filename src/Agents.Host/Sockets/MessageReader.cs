using System.Buffers;
using System.Net.WebSockets;

namespace Agents.Host.Sockets;

/// <summary>Reads whole messages from a WebSocket, up to a size. An idle connection holds no buffer: it waits with an empty read.</summary>
/// <param name="socket">The connection.</param>
/// <param name="maxMessageBytes">The largest message taken.</param>
internal sealed class MessageReader(WebSocket socket, int maxMessageBytes) : IDisposable
{
    private const int FirstBuffer = 4096;

    private byte[] _buffer = [];

    /// <summary>Waits for the next message. Its payload is valid until the next call.</summary>
    /// <returns>The message; null when the peer closed or the connection broke.</returns>
    /// <exception cref="MessageTooLargeException">The message is larger than allowed; nothing can be read after it.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, which breaks the connection.</exception>
    public async ValueTask<SocketMessage?> ReceiveAsync(CancellationToken cancel)
    {
        Return();
        try
        {
            await socket.ReceiveAsync(Memory<byte>.Empty, cancel);
            return socket.State is WebSocketState.Open or WebSocketState.CloseSent ? await ReadAsync(cancel) : null;
        }
        catch (Exception gone) when (Gone.Is(gone) && !cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public void Dispose() => Return();

    private async ValueTask<SocketMessage?> ReadAsync(CancellationToken cancel)
    {
        _buffer = ArrayPool<byte>.Shared.Rent(Math.Min(FirstBuffer, maxMessageBytes));
        var length = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(_buffer.AsMemory(length), cancel);
            if (read.MessageType == WebSocketMessageType.Close)
                return null;
            length += read.Count;
            if (length > maxMessageBytes)
                throw new MessageTooLargeException(maxMessageBytes);
            if (read.EndOfMessage)
                return new SocketMessage(read.MessageType == WebSocketMessageType.Binary, _buffer.AsMemory(0, length));
            if (length == _buffer.Length)
                Grow(length);
        }
    }

    private void Grow(int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(2L * length, maxMessageBytes + 1L));
        _buffer.AsSpan(0, length).CopyTo(larger);
        Return();
        _buffer = larger;
    }

    private void Return()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }
}
