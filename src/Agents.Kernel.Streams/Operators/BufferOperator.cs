using System.Runtime.CompilerServices;

namespace Agents.Kernel.Streams;

/// <summary>Reads ahead into a bounded stream.</summary>
internal static class BufferOperator
{
    public static async IAsyncEnumerable<T> Run<T>(
        IAsyncEnumerable<T> items, Func<BoundedStream<T>> create, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var buffer = create();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAhead(items, buffer, stop.Token);
        try
        {
            await foreach (var item in buffer.ReadAllAsync(cancellationToken)) yield return item;
        }
        finally
        {
            stop.Cancel();
            await reading; // never fails; upstream is closed before downstream goes on
        }
    }

    private static async Task ReadAhead<T>(IAsyncEnumerable<T> items, BoundedStream<T> buffer, CancellationToken stop)
    {
        try
        {
            await foreach (var item in items.WithCancellation(stop))
            {
                if (!await buffer.OfferAsync(item, stop)) break;
            }

            buffer.Complete();
        }
        catch (Exception failure)
        {
            buffer.Complete(failure);
        }
    }
}
