using System.Runtime.CompilerServices;

namespace Agents.Kernel.Streams;

internal static class MapOperator
{
    public static async IAsyncEnumerable<TOut> Run<T, TOut>(
        IAsyncEnumerable<T> items, Func<T, TOut> map, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var item in items.WithCancellation(cancellationToken)) yield return map(item);
    }
}
