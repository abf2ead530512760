using System.Net.WebSockets;

namespace Agents.Gateway;

/// <summary>Errors on a WebSocket: the protocol's <c>error</c> message, then a close.</summary>
internal static class SocketErrors
{
    /// <summary>Sends <c>error</c> with all that any client needs: text, integer code, session id (sections 2.5, 3.5, 5.4).</summary>
    public static ValueTask SendErrorAsync(this MessageSocket socket, int code, string message, string sessionId, CancellationToken cancel, TimeSpan? retryAfter = null) =>
        socket.SendAsync(
            (code, message, sessionId, retryAfter),
            static (json, error) =>
            {
                json.WriteString("type", "error");
                json.WriteString("message", error.message);
                json.WriteNumber("code", error.code);
                json.WriteString("session_id", error.sessionId);
                if (error.retryAfter is { } wait) json.WriteNumber("retry_after", wait.TotalSeconds);
            },
            cancel);

    /// <summary>Tells the client what went wrong and closes.</summary>
    public static async ValueTask FailAsync(this MessageSocket socket, Exception error, string sessionId, CancellationToken cancel)
    {
        var (code, message) = ProtocolException.Describe(error);
        await socket.SendErrorAsync(code, message, sessionId, cancel, (error as ProtocolException)?.RetryAfter);
        var status = code switch
        {
            413 => WebSocketCloseStatus.MessageTooBig,
            >= 500 => WebSocketCloseStatus.InternalServerError,
            _ => WebSocketCloseStatus.PolicyViolation,
        };
        await socket.CloseAsync(status, "error", cancel);
    }
}
