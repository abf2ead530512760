using System.Buffers;
using System.Net.WebSockets;
using Agents.Kernel.Streams;

namespace Agents.Host.Realtime;

/// <summary>Moves messages between a WebSocket and a connection's lines, until either ends.</summary>
/// <param name="socket">The WebSocket.</param>
/// <param name="connection">The lines.</param>
/// <param name="maxMessageBytes">The largest message taken.</param>
internal sealed class RealtimeSocket(WebSocket socket, RealtimeConnection connection, int maxMessageBytes)
{
    private const int FirstBuffer = 8 * 1024;

    /// <summary>Runs to the end of the socket.</summary>
    /// <param name="abort">Cuts it.</param>
    /// <returns>Whether the client said goodbye.</returns>
    public async Task<bool> RunAsync(CancellationToken abort)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(abort, connection.Overflow);
        var writing = WriteAsync(over.Token);
        var reading = ReadAsync(over.Token);
        await Task.WhenAny(writing, reading);
        connection.Outbox.Complete();
        connection.Inbox.Complete();
        await writing;
        over.Cancel();
        return await reading;
    }

    private async Task WriteAsync(CancellationToken abort)
    {
        try
        {
            await foreach (var message in connection.Outbox.ReadAllAsync(abort))
                await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, abort);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(connection.Ending.Status, connection.Ending.Reason, abort);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException or BufferOverflowException)
        {
            // the reading side ends too
        }
    }

    private async Task<bool> ReadAsync(CancellationToken abort)
    {
        try
        {
            while (await ReceiveAsync(abort) is { } frame)
                if (!await connection.Inbox.OfferAsync(frame, abort))
                    return false;
            return socket.CloseStatus is WebSocketCloseStatus.NormalClosure;
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>The next whole message; null when the client has closed. While nothing comes no buffer is held.</summary>
    private async Task<ClientFrame?> ReceiveAsync(CancellationToken abort)
    {
        await socket.ReceiveAsync(Memory<byte>.Empty, abort);
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseSent))
            return null;
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        var (length, tooLarge) = (0, false);
        try
        {
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(length), abort);
                if (read.MessageType == WebSocketMessageType.Close)
                    return null;
                length += read.Count;
                if (length > maxMessageBytes)
                    (length, tooLarge) = (0, true);
                if (read.EndOfMessage)
                    return Frame(read.MessageType, tooLarge, buffer.AsSpan(0, length));
                if (length == buffer.Length)
                    buffer = Larger(buffer, length);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static ClientFrame Frame(WebSocketMessageType type, bool tooLarge, ReadOnlySpan<byte> payload) => (type, tooLarge) switch
    {
        (_, true) => new ClientFrame(ClientFrameKind.TooLarge, default),
        (WebSocketMessageType.Binary, _) => new ClientFrame(ClientFrameKind.Binary, default),
        _ => ClientFrame.OfText(payload),
    };

    private static byte[] Larger(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
