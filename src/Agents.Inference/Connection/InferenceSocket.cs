using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using Agents.Messages;

namespace Agents.Inference;

/// <summary>A WebSocket that sends one message at a time and receives whole text messages into a pooled buffer, which it holds only while
/// there is a message.</summary>
internal sealed class InferenceSocket(WebSocket socket) : IDisposable
{
    private const int ReceiveSize = 1024;
    private readonly PooledBuffer _received = new();
    private readonly SemaphoreSlim _sending = new(1, 1);

    /// <summary>How the server closed; null while it did not.</summary>
    public SocketClosed? Closed { get; private set; }

    /// <summary>Sends one message. Calls may overlap; they go out in order.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellation, bool binary = false)
    {
        await _sending.WaitAsync(CancellationToken.None);
        try
        {
            await socket.SendAsync(message, binary ? WebSocketMessageType.Binary : WebSocketMessageType.Text, true, cancellation);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>The next text message, valid until the next call; null when the server closed. Binary messages are skipped.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellation)
    {
        while (true)
        {
            _received.Dispose();
            var result = await socket.ReceiveAsync(Memory<byte>.Empty, cancellation);
            while (!result.EndOfMessage)
            {
                result = await socket.ReceiveAsync(_received.GetMemory(ReceiveSize), cancellation);
                _received.Advance(result.Count);
            }
            switch (result.MessageType)
            {
                case WebSocketMessageType.Close:
                    Closed = new SocketClosed((int?)socket.CloseStatus ?? -1, socket.CloseStatusDescription);
                    return null;
                case WebSocketMessageType.Text:
                    return _received.WrittenMemory;
            }
        }
    }

    /// <summary>Answers the server's close, or says goodbye; never throws.</summary>
    public async Task CloseAsync(CancellationToken cancellation)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellation);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            // The connection is gone, which is what was wanted.
        }
    }

    /// <summary>Cuts the connection.</summary>
    public void Dispose()
    {
        socket.Abort();
        socket.Dispose();
    }

    /// <summary>Gives the buffer back; to be called by the one loop that receives, when it has ended.</summary>
    public void ReleaseBuffer() => _received.Dispose();
}
