using System.Net.WebSockets;

namespace Agents.Host.Sockets;

/// <summary>The ways in which a WebSocket tells that its peer is gone, or that it was aborted here.</summary>
internal static class Gone
{
    /// <summary>Whether an exception says that.</summary>
    public static bool Is(Exception error) => error is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException;
}
