using System.Net.WebSockets;

namespace Agents.Host.Telephony;

/// <summary>A stream is not served.</summary>
/// <param name="status">How its socket is closed.</param>
/// <param name="message">Why; it is told to the peer, in at most 123 bytes.</param>
internal sealed class StreamRefused(WebSocketCloseStatus status, string message) : Exception(message)
{
    /// <summary>How the socket is closed.</summary>
    public WebSocketCloseStatus Status => status;
}
