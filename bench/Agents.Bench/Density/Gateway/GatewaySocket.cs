using System.Net.WebSockets;

namespace Agents.Bench.Density;

/// <summary>Whole messages over a WebSocket; several may be sent at the same time.</summary>
internal sealed class GatewaySocket(WebSocket socket) : IDisposable
{
    private readonly SemaphoreSlim _sending = new(1);
    private byte[] _buffer = new byte[4096];

    /// <summary>The next message, valid until the one after it; null at the end.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync()
    {
        try
        {
            for (var length = 0; ;)
            {
                var read = await socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
                length += read.Count;
                if (read.MessageType == WebSocketMessageType.Close)
                    return null;
                if (read.EndOfMessage)
                    return _buffer.AsMemory(0, length);
                if (length == _buffer.Length)
                    Array.Resize(ref _buffer, length * 2);
            }
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    /// <summary>Sends a message; nothing happens if the client is gone.</summary>
    public async Task SendAsync(byte[] message)
    {
        await _sending.WaitAsync();
        try
        {
            await socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        catch (Exception gone) when (gone is WebSocketException or ObjectDisposedException)
        {
            // the reader sees it too
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => socket.Dispose();
}
