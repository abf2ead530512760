namespace Agents.Host.Sockets;

/// <summary>One whole message of a WebSocket.</summary>
/// <param name="Binary">Binary rather than text.</param>
/// <param name="Payload">Its bytes; of a received one valid until the next is received.</param>
internal readonly record struct SocketMessage(bool Binary, ReadOnlyMemory<byte> Payload);
