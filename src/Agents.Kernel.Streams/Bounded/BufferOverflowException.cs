namespace Agents.Kernel.Streams;

/// <summary>A stream with <see cref="OverflowStrategy.Fail"/> was offered more than it holds. The name is Akka.Streams'.</summary>
/// <param name="message">Names the stream, its capacity and the item's measure.</param>
public sealed class BufferOverflowException(string message) : Exception(message);
