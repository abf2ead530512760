using System.Net.WebSockets;
using Agents.Kernel.Streams;

namespace Agents.Host.Tests.Telephony;

/// <summary>One end of a connection inside the process, so that whole calls run in virtual time.</summary>
internal sealed class MemorySocket : WebSocket
{
    private readonly BoundedStream<Piece> _incoming;
    private MemorySocket _peer = null!;
    private Piece? _current;
    private int _read;
    private WebSocketState _state = WebSocketState.Open;
    private WebSocketCloseStatus? _closeStatus;
    private string? _closeReason;

    private MemorySocket(int capacity) => _incoming = new BoundedStream<Piece>(capacity);

    /// <summary>Two ends of a connection; an end that does not read takes so many messages, then its peer waits.</summary>
    public static (MemorySocket Server, MemorySocket Client) Pair(int capacity = 10_000)
    {
        var (server, client) = (new MemorySocket(capacity), new MemorySocket(capacity));
        (server._peer, client._peer) = (client, server);
        return (server, client);
    }

    public override WebSocketCloseStatus? CloseStatus => _closeStatus;

    public override string? CloseStatusDescription => _closeReason;

    public override WebSocketState State => _state;

    public override string? SubProtocol => null;

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_current is null)
        {
            if (!await WaitAsync(cancellationToken))
                throw Broken();
            if (buffer.Length == 0)
                return new ValueWebSocketReceiveResult(0, WebSocketMessageType.Text, false);
            _read = 0;
            if (!_incoming.TryRead(out _current))
                throw Broken();
        }

        var piece = _current!;
        if (piece.Close is { } status)
        {
            (_closeStatus, _closeReason) = (status, piece.Reason);
            _state = _state == WebSocketState.CloseSent ? WebSocketState.Closed : WebSocketState.CloseReceived;
            return new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, true);
        }

        var count = Math.Min(buffer.Length, piece.Bytes.Length - _read);
        piece.Bytes.AsMemory(_read, count).CopyTo(buffer);
        _read += count;
        var end = _read == piece.Bytes.Length;
        if (end)
            _current = null;
        return new ValueWebSocketReceiveResult(count, piece.Type, end);
    }

    public override async ValueTask SendAsync(
        ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        if (_state is not (WebSocketState.Open or WebSocketState.CloseReceived) || !await _peer._incoming.OfferAsync(new Piece(messageType, buffer.ToArray()), cancellationToken))
            throw Broken();
    }

    public override async Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        if (!await _peer._incoming.OfferAsync(new Piece(WebSocketMessageType.Close, [], closeStatus, statusDescription), cancellationToken))
            throw Broken();
        _state = _state == WebSocketState.CloseReceived ? WebSocketState.Closed : WebSocketState.CloseSent;
    }

    /// <summary>The connection is gone, without a word.</summary>
    public override void Abort()
    {
        (_state, _peer._state) = (WebSocketState.Aborted, WebSocketState.Aborted);
        _incoming.Complete();
        _peer._incoming.Complete();
        _incoming.Clear();
        _peer._incoming.Clear();
    }

    public override void Dispose()
    {
        _incoming.Complete();
        _peer._incoming.Complete(); // what was sent can still be read
        if (_state == WebSocketState.Open)
            Abort();
    }

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        var result = await ReceiveAsync(buffer.AsMemory(), cancellationToken);
        return new WebSocketReceiveResult(result.Count, result.MessageType, result.EndOfMessage);
    }

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        SendAsync(buffer.AsMemory(), messageType, endOfMessage, cancellationToken).AsTask();

    private async Task<bool> WaitAsync(CancellationToken cancel)
    {
        try
        {
            return await _incoming.WaitToReadAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            Abort();
            throw;
        }
    }

    private static WebSocketException Broken() => new(WebSocketError.ConnectionClosedPrematurely);

    private sealed record Piece(WebSocketMessageType Type, byte[] Bytes, WebSocketCloseStatus? Close = null, string? Reason = null);
}
