namespace Agents.Host.Sockets;

/// <summary>A peer sent a message that is larger than allowed.</summary>
/// <param name="limit">What is allowed, in bytes.</param>
internal sealed class MessageTooLargeException(int limit) : Exception($"A message may have at most {limit} bytes.");
