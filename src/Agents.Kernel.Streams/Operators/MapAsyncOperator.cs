using System.Runtime.CompilerServices;

namespace Agents.Kernel.Streams;

/// <summary>
/// Starts mapping ahead of the reader and hands the results on in order. A permit is taken per item and given back when its result is
/// handed on.
/// </summary>
internal static class MapAsyncOperator
{
    public static async IAsyncEnumerable<TOut> Run<T, TOut>(
        IAsyncEnumerable<T> items, int parallelism, Func<T, Task<TOut>> map, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var permits = new BoundedStream<bool>(parallelism, OverflowStrategy.Backpressure, "select async permits");
        for (var i = 0; i < parallelism; i++) permits.Offer(true);
        var started = Start(items, permits, map, cancellationToken);
        var running = BufferOperator.Run(started, () => new BoundedStream<Task<TOut>>(parallelism, OverflowStrategy.Backpressure, "select async"), cancellationToken);
        await foreach (var task in running)
        {
            var result = await task;
            permits.Offer(true);
            yield return result;
        }
    }

    private static async IAsyncEnumerable<Task<TOut>> Start<T, TOut>(
        IAsyncEnumerable<T> items, BoundedStream<bool> permits, Func<T, Task<TOut>> map, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var upstream = items.GetAsyncEnumerator(cancellationToken);
        await permits.ReadAsync(cancellationToken);
        while (await upstream.MoveNextAsync())
        {
            yield return map(upstream.Current);
            await permits.ReadAsync(cancellationToken);
        }
    }
}
