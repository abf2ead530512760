using System.Net.WebSockets;
using System.Threading.Channels;

namespace Agents.Inference.Tests.Rig;

/// <summary>The client's end of an in-memory WebSocket. Everything stays on the ambient task scheduler.</summary>
internal sealed class FakeSocket : WebSocket
{
    private readonly Channel<FakeMessage> _toServer = Channel.CreateUnbounded<FakeMessage>();
    private readonly Channel<FakeMessage> _toClient = Channel.CreateUnbounded<FakeMessage>();
    private FakeMessage? _reading;
    private int _read;
    private WebSocketState _state = WebSocketState.Open;
    private WebSocketCloseStatus? _closeStatus;

    public ChannelReader<FakeMessage> FromClient => _toServer.Reader;

    /// <summary>When set, sending throws it.</summary>
    public Exception? SendFault { get; set; }

    /// <summary>When set, sending waits for it.</summary>
    public Task? SendGate { get; set; }

    public bool Disposed { get; private set; }

    public override WebSocketCloseStatus? CloseStatus => _closeStatus;

    public override string? CloseStatusDescription => null;

    public override WebSocketState State => _state;

    public override string? SubProtocol => null;

    public void Deliver(FakeMessage message) => _toClient.Writer.TryWrite(message);

    /// <summary>The connection is cut: reading and writing fail.</summary>
    public void Cut()
    {
        SendFault = new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
        _toClient.Writer.TryComplete(new WebSocketException(WebSocketError.ConnectionClosedPrematurely));
        _toServer.Writer.TryComplete();
    }

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType type, bool endOfMessage, CancellationToken cancellation) =>
        SendAsync((ReadOnlyMemory<byte>)buffer, type, endOfMessage, cancellation).AsTask();

    public override async ValueTask SendAsync(ReadOnlyMemory<byte> buffer, WebSocketMessageType type, bool endOfMessage, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (SendGate is { } gate)
            await gate;
        if (SendFault is { } fault)
            throw fault;
        if (_state is WebSocketState.Aborted or WebSocketState.Closed)
            throw new WebSocketException(WebSocketError.InvalidState);
        _toServer.Writer.TryWrite(new FakeMessage(buffer.ToArray(), type));
    }

    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellation)
    {
        var result = await ReceiveAsync((Memory<byte>)buffer, cancellation);
        return new WebSocketReceiveResult(result.Count, result.MessageType, result.EndOfMessage);
    }

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        if (_reading is null)
        {
            while (!_toClient.Reader.TryRead(out _reading))
            {
                if (!await _toClient.Reader.WaitToReadAsync(cancellation))
                    throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
            }
            _read = 0;
        }
        if (_reading.Type == WebSocketMessageType.Close)
        {
            _closeStatus = (WebSocketCloseStatus)_reading.CloseCode;
            _state = WebSocketState.CloseReceived;
            return new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, true);
        }
        var count = Math.Min(buffer.Length, _reading.Data.Length - _read);
        _reading.Data.AsSpan(_read, count).CopyTo(buffer.Span);
        _read += count;
        var end = _read == _reading.Data.Length;
        var result = new ValueWebSocketReceiveResult(count, _reading.Type, end);
        if (end)
            _reading = null;
        return result;
    }

    public override Task CloseOutputAsync(WebSocketCloseStatus status, string? description, CancellationToken cancellation)
    {
        _toServer.Writer.TryWrite(new FakeMessage([], WebSocketMessageType.Close, (int)status));
        _toServer.Writer.TryComplete();
        return Task.CompletedTask;
    }

    public override Task CloseAsync(WebSocketCloseStatus status, string? description, CancellationToken cancellation) =>
        CloseOutputAsync(status, description, cancellation);

    public override void Abort()
    {
        _state = WebSocketState.Aborted;
        _toServer.Writer.TryComplete();
        _toClient.Writer.TryComplete(new WebSocketException(WebSocketError.InvalidState));
    }

    public override void Dispose()
    {
        Disposed = true;
        Abort();
    }
}
