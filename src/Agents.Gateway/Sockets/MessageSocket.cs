using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace Agents.Gateway;

/// <summary>A WebSocket that speaks whole messages: JSON out, JSON or binary in, with a size limit and one writer at a time.</summary>
/// <remarks>An idle connection holds no buffer: it waits with an empty read, and rents only when bytes are there.</remarks>
internal sealed class MessageSocket(WebSocket socket, int maxMessageBytes) : IDisposable
{
    private readonly Turnstile _sending = new();
    private readonly ArrayBufferWriter<byte> _out = new(1024);
    private readonly Utf8JsonWriter _json = new(Stream.Null);
    private byte[] _in = [];
    private bool _mute;
    private bool _skipping; // the rest of a message that was too large

    /// <summary>From now on nothing is sent, but reading goes on: a peer that has gone silent (for fault tests).</summary>
    public void Mute() => _mute = true;

    /// <summary>Waits for the next whole message. Its payload is valid until the next call.</summary>
    /// <returns>The message, or null when the peer closed or the connection broke.</returns>
    /// <exception cref="ProtocolException">The message is larger than allowed.</exception>
    public async ValueTask<SocketMessage?> ReceiveAsync(CancellationToken cancel)
    {
        Return();
        try
        {
            await socket.ReceiveAsync(Memory<byte>.Empty, cancel);
            if (socket.State is not (WebSocketState.Open or WebSocketState.CloseSent)) return null;
            return await ReadMessageAsync(cancel);
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    /// <summary>Sends one JSON text message; returns when the connection has taken it.</summary>
    /// <param name="state">Handed to <paramref name="write"/>, so that it needs no closure.</param>
    /// <param name="write">Writes the message's members.</param>
    /// <param name="cancel">Gives up, which breaks the connection.</param>
    public async ValueTask SendAsync<T>(T state, Action<Utf8JsonWriter, T> write, CancellationToken cancel)
    {
        await _sending.EnterAsync(cancel);
        try
        {
            if (_mute || socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
            _out.ResetWrittenCount();
            _json.Reset(_out);
            _json.WriteStartObject();
            write(_json, state);
            _json.WriteEndObject();
            _json.Flush();
            await socket.SendAsync(_out.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, cancel);
        }
        catch (WebSocketException)
        {
            // The peer is gone; the receiving side notices and ends the session.
        }
        finally
        {
            _sending.Exit();
        }
    }

    /// <summary>Sends a close frame; the peer's answer ends the receiving side.</summary>
    public async ValueTask CloseAsync(WebSocketCloseStatus status, string reason, CancellationToken cancel)
    {
        await _sending.EnterAsync(cancel);
        try
        {
            if (!_mute && socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(status, reason, cancel);
        }
        catch (WebSocketException)
        {
            // Already gone.
        }
        finally
        {
            _sending.Exit();
        }
    }

    /// <summary>Cuts the connection without a word.</summary>
    public void Abort() => socket.Abort();

    public void Dispose()
    {
        Return();
        _json.Dispose();
    }

    private async ValueTask<SocketMessage?> ReadMessageAsync(CancellationToken cancel)
    {
        _in = ArrayPool<byte>.Shared.Rent(Math.Min(4096, maxMessageBytes));
        var length = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(_in.AsMemory(length), cancel);
            if (read.MessageType == WebSocketMessageType.Close) return null;
            if (_skipping)
            {
                _skipping = !read.EndOfMessage;
                continue;
            }

            length += read.Count;
            if (length > maxMessageBytes)
            {
                _skipping = !read.EndOfMessage;
                throw new ProtocolException(413, $"A message may have at most {maxMessageBytes} bytes.");
            }

            if (read.EndOfMessage) return new(read.MessageType == WebSocketMessageType.Binary, _in.AsMemory(0, length));
            if (length == _in.Length) Grow(length);
        }
    }

    private void Grow(int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min((long)length * 2, maxMessageBytes + 1L));
        _in.AsSpan(0, length).CopyTo(larger);
        Return();
        _in = larger;
    }

    private void Return()
    {
        if (_in.Length > 0) ArrayPool<byte>.Shared.Return(_in);
        _in = [];
    }
}

/// <summary>One whole message.</summary>
/// <param name="Binary">Binary rather than text.</param>
/// <param name="Payload">Its bytes, valid until the next is received.</param>
internal readonly record struct SocketMessage(bool Binary, ReadOnlyMemory<byte> Payload);
