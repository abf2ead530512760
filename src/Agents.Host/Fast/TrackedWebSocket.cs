using System.Net.WebSockets;

namespace Agents.Host.Fast;

/// <summary>One end of a WebSocket that counts its messages.</summary>
/// <param name="inner">The socket.</param>
/// <param name="outgoing">Counts what is sent.</param>
/// <param name="incoming">Counts what is received.</param>
internal sealed class TrackedWebSocket(WebSocket inner, Exchange.Lane outgoing, Exchange.Lane incoming) : WebSocket
{
    private bool _ended;

    public override WebSocketCloseStatus? CloseStatus => inner.CloseStatus;

    public override string? CloseStatusDescription => inner.CloseStatusDescription;

    public override WebSocketState State => inner.State;

    public override string? SubProtocol => inner.SubProtocol;

    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        var result = await ReceiveAsync(buffer.AsMemory(), cancellationToken);
        return new WebSocketReceiveResult(result.Count, result.MessageType, result.EndOfMessage, inner.CloseStatus, inner.CloseStatusDescription);
    }

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        incoming.Awaited();
        try
        {
            var result = await inner.ReceiveAsync(buffer, cancellationToken);
            incoming.Arrived(result.MessageType == WebSocketMessageType.Close || result.EndOfMessage ? 1 : 0);
            return result;
        }
        catch
        {
            End();
            throw;
        }
    }

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        SendAsync(buffer.AsMemory(), messageType, endOfMessage, cancellationToken).AsTask();

    public override async ValueTask SendAsync(
        ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        if (endOfMessage)
            outgoing.Sent();
        try
        {
            await inner.SendAsync(buffer, messageType, endOfMessage, cancellationToken);
        }
        catch
        {
            End();
            throw;
        }
    }

    public override async Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        outgoing.Sent();
        try
        {
            await inner.CloseAsync(closeStatus, statusDescription, cancellationToken);
        }
        finally
        {
            End();
        }
    }

    public override async Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        outgoing.Sent();
        await inner.CloseOutputAsync(closeStatus, statusDescription, cancellationToken);
    }

    public override void Abort()
    {
        inner.Abort();
        End();
    }

    public override void Dispose()
    {
        inner.Dispose();
        End();
    }

    private void End()
    {
        if (_ended)
            return;
        _ended = true;
        incoming.Close();
        outgoing.Sent(); // the end itself, which the other side has yet to notice
    }
}
