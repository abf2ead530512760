using System.Buffers;
using System.Runtime.CompilerServices;

namespace Agents.Messages;

/// <summary>Server-sent events as the chat protocol uses them (4.6).</summary>
public static class ServerSentEvents
{
    /// <summary>The data of the event that ends an answer.</summary>
    public const string Done = "[DONE]";

    /// <summary>A comment line that keeps a silent stream alive.</summary>
    public static ReadOnlyMemory<byte> KeepAlive { get; } = ": keep-alive\n\n"u8.ToArray();

    /// <summary>Writes one event of one <c>data:</c> line.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="data">JSON without line breaks, or <see cref="Done"/> as UTF-8.</param>
    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> data)
    {
        output.Write("data: "u8);
        output.Write(data);
        output.Write("\n\n"u8);
    }

    /// <summary>
    /// Reads events: one item per event with its <c>data:</c> lines joined by line feeds, comments and other fields left out.
    /// An event that was not ended by a blank line is dropped.
    /// </summary>
    /// <param name="read">Reads some bytes into a buffer; 0 at the end. Called for every piece, so a time limit belongs into it.</param>
    /// <param name="cancellation">Ends reading.</param>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        Func<Memory<byte>, CancellationToken, ValueTask<int>> read, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var parser = new SseParser();
        var buffer = ArrayPool<byte>.Shared.Rent(4096);
        try
        {
            while (await read(buffer, cancellation) is > 0 and var count)
            {
                for (var position = 0; position < count;)
                {
                    if (parser.Feed(buffer.AsSpan(position, count - position), out var used))
                        yield return parser.TakeEvent();
                    position += used;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            parser.Dispose();
        }
    }
}
