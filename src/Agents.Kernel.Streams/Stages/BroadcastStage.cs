namespace Agents.Kernel.Streams;

/// <summary>One source, several bounded streams.</summary>
internal static class BroadcastStage
{
    public static async Task<Done> Run<T>(IAsyncEnumerable<T> items, BoundedStream<T>[] streams, CancellationToken cancellation)
    {
        try
        {
            await foreach (var item in items.WithCancellation(cancellation))
            {
                if (!await Offer(item, streams, cancellation)) break;
            }

            foreach (var stream in streams) stream.Complete();
            return Done.Instance;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            foreach (var stream in streams) stream.Complete(failure);
            throw;
        }
    }

    /// <summary>Whether any stream still takes items.</summary>
    private static async ValueTask<bool> Offer<T>(T item, BoundedStream<T>[] streams, CancellationToken cancellation)
    {
        var taken = false;
        foreach (var stream in streams) taken |= await stream.OfferAsync(item, cancellation);
        return taken;
    }
}
