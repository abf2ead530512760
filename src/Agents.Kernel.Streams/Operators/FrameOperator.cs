using System.Runtime.CompilerServices;

namespace Agents.Kernel.Streams;

internal static class FrameOperator
{
    public static async IAsyncEnumerable<ReadOnlyMemory<T>> Run<T>(
        IAsyncEnumerable<ReadOnlyMemory<T>> chunks, int size, bool padLast, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        T[]? open = null; // a frame that spans chunks, filled up to `filled`
        var filled = 0;
        await foreach (var chunk in chunks.WithCancellation(cancellationToken))
        {
            var rest = chunk;
            while (rest.Length > 0)
            {
                if (filled == 0 && rest.Length >= size)
                {
                    yield return rest[..size];
                    rest = rest[size..];
                    continue;
                }

                open ??= new T[size];
                var part = Math.Min(size - filled, rest.Length);
                rest[..part].CopyTo(open.AsMemory(filled));
                filled += part;
                rest = rest[part..];
                if (filled < size) continue;
                yield return open;
                (open, filled) = (null, 0);
            }
        }

        if (filled > 0) yield return padLast ? open : open.AsMemory(0, filled);
    }
}
