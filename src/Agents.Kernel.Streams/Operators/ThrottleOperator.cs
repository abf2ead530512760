using System.Runtime.CompilerServices;

namespace Agents.Kernel.Streams;

internal static class ThrottleOperator
{
    public static async IAsyncEnumerable<T> Run<T>(
        IAsyncEnumerable<T> items, Func<TokenBucket> createBucket, Func<T, int> cost, ThrottleMode mode, TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var bucket = createBucket();
        var start = time.GetTimestamp();
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            var wait = bucket.Take(cost(item), time.GetElapsedTime(start).Ticks);
            if (wait > TimeSpan.Zero)
            {
                if (mode == ThrottleMode.Enforcing) throw new RateExceededException($"An item came {wait.TotalMilliseconds} ms earlier than its throttle allows.");
                await Task.Delay(WholeMilliseconds(wait), time, cancellationToken);
            }

            yield return item;
        }
    }

    // Task.Delay cuts fractions off and would let the item pass too early.
    private static TimeSpan WholeMilliseconds(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
}
