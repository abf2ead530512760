namespace Agents.Inference;

/// <summary>The server closed a WebSocket.</summary>
/// <param name="Code">Close code; −1 when the connection was lost without one.</param>
/// <param name="Reason">What the server said.</param>
internal sealed record SocketClosed(int Code, string? Reason);
