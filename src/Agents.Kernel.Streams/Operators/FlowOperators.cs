namespace Agents.Kernel.Streams;

/// <summary>
/// What can be done to the items of a pipeline. Names, order of parameters and meaning as in Akka.Streams where it has the operator.
/// </summary>
public static class FlowOperators
{
    /// <summary>Maps every item.</summary>
    /// <typeparam name="TIn">What flows into the chain.</typeparam>
    /// <typeparam name="T">What flows here.</typeparam>
    /// <typeparam name="TOut">What flows on.</typeparam>
    /// <param name="flow">The chain so far.</param>
    /// <param name="map">What to make of an item. What it throws fails the pipeline.</param>
    public static Flow<TIn, TOut> Select<TIn, T, TOut>(this Flow<TIn, T> flow, Func<T, TOut> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return flow.Via(new Flow<T, TOut>(items => MapOperator.Run(items, map)));
    }

    /// <summary>Maps every item with an async function, several at a time. The results keep the order of the items.</summary>
    /// <typeparam name="TIn">What flows into the chain.</typeparam>
    /// <typeparam name="T">What flows here.</typeparam>
    /// <typeparam name="TOut">What flows on.</typeparam>
    /// <param name="flow">The chain so far.</param>
    /// <param name="parallelism">How many may be under way, including a result that waits for an earlier one; at least 1.</param>
    /// <param name="asyncMapper">What to make of an item. What it throws fails the pipeline, after the results before it.</param>
    public static Flow<TIn, TOut> SelectAsync<TIn, T, TOut>(this Flow<TIn, T> flow, int parallelism, Func<T, Task<TOut>> asyncMapper)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);
        ArgumentNullException.ThrowIfNull(asyncMapper);
        return flow.Via(new Flow<T, TOut>(items => MapAsyncOperator.Run(items, parallelism, asyncMapper)));
    }

    /// <summary>
    /// Regroups chunks of any size into frames of one size, as sound cards, codecs and services want them. Copies only where a frame spans
    /// chunks.
    /// </summary>
    /// <typeparam name="TIn">What flows into the chain.</typeparam>
    /// <typeparam name="T">A sample.</typeparam>
    /// <param name="flow">The chain so far. Its chunks must not be written to afterwards: frames are slices of them.</param>
    /// <param name="size">Samples per frame; at least 1.</param>
    /// <param name="padLast">Whether the last frame is filled up with <c>default</c>. Otherwise it is as short as what is left.</param>
    public static Flow<TIn, ReadOnlyMemory<T>> Frame<TIn, T>(this Flow<TIn, ReadOnlyMemory<T>> flow, int size, bool padLast = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return flow.Via(new Flow<ReadOnlyMemory<T>, ReadOnlyMemory<T>>(chunks => FrameOperator.Run(chunks, size, padLast)));
    }

    /// <summary>Lets the stages before run ahead of those behind, by at most a number of items.</summary>
    /// <typeparam name="TIn">What flows into the chain.</typeparam>
    /// <typeparam name="T">What flows.</typeparam>
    /// <param name="flow">The chain so far.</param>
    /// <param name="size">Items; at least 1.</param>
    /// <param name="strategy">What happens when it is full.</param>
    public static Flow<TIn, T> Buffer<TIn, T>(this Flow<TIn, T> flow, int size, OverflowStrategy strategy)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return flow.Buffer(() => new BoundedStream<T>(size, strategy, "buffer"));
    }

    /// <summary>
    /// Lets the stages before run ahead of those behind, by what a bounded stream holds: for buffers measured in playing time, with a name
    /// in metrics.
    /// </summary>
    /// <typeparam name="TIn">What flows into the chain.</typeparam>
    /// <typeparam name="T">What flows.</typeparam>
    /// <param name="flow">The chain so far.</param>
    /// <param name="stream">Makes the buffer of a run; called once per run.</param>
    public static Flow<TIn, T> Buffer<TIn, T>(this Flow<TIn, T> flow, Func<BoundedStream<T>> stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return flow.Via(new Flow<T, T>(items => BufferOperator.Run(items, stream)));
    }

    /// <summary>Lets at most a number of items pass in a time, from a bucket that starts full.</summary>
    /// <typeparam name="TIn">What flows into the chain.</typeparam>
    /// <typeparam name="T">What flows.</typeparam>
    /// <param name="flow">The chain so far.</param>
    /// <param name="elements">Items per <paramref name="per"/>; at least 1.</param>
    /// <param name="per">Positive.</param>
    /// <param name="maximumBurst">Items that may pass at once after a quiet time. 0: each one waits, the first as well; not with
    /// <see cref="ThrottleMode.Enforcing"/>.</param>
    /// <param name="mode">Whether items that come too early wait or fail the pipeline.</param>
    /// <param name="timeProvider">The clock.</param>
    public static Flow<TIn, T> Throttle<TIn, T>(
        this Flow<TIn, T> flow, int elements, TimeSpan per, int maximumBurst, ThrottleMode mode, TimeProvider timeProvider) =>
        flow.Throttle(elements, per, maximumBurst, static _ => 1, mode, timeProvider);

    /// <summary>Lets at most a cost pass in a time, for example a second of sound per second, from a bucket that starts full.</summary>
    /// <typeparam name="TIn">What flows into the chain.</typeparam>
    /// <typeparam name="T">What flows.</typeparam>
    /// <param name="flow">The chain so far.</param>
    /// <param name="cost">Cost per <paramref name="per"/>; at least 1.</param>
    /// <param name="per">Positive.</param>
    /// <param name="maximumBurst">Cost that may pass at once after a quiet time. 0: each item waits, the first as well; not with
    /// <see cref="ThrottleMode.Enforcing"/>.</param>
    /// <param name="calculateCost">The cost of an item; 0 or more.</param>
    /// <param name="mode">Whether items that come too early wait or fail the pipeline.</param>
    /// <param name="timeProvider">The clock.</param>
    public static Flow<TIn, T> Throttle<TIn, T>(
        this Flow<TIn, T> flow, int cost, TimeSpan per, int maximumBurst, Func<T, int> calculateCost, ThrottleMode mode, TimeProvider timeProvider)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cost, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(per, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumBurst, mode == ThrottleMode.Enforcing ? 1 : 0);
        ArgumentNullException.ThrowIfNull(calculateCost);
        ArgumentNullException.ThrowIfNull(timeProvider);
        return flow.Via(new Flow<T, T>(items => ThrottleOperator.Run(items, () => new TokenBucket(cost, per, maximumBurst), calculateCost, mode, timeProvider)));
    }
}
