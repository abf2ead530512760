namespace Agents.Kernel.Streams;

/// <summary>What can be done to the items of a source: each is the flow of the same name in <see cref="FlowOperators"/>.</summary>
public static class SourceOperators
{
    /// <inheritdoc cref="FlowOperators.Select"/>
    public static Source<TOut> Select<T, TOut>(this Source<T> source, Func<T, TOut> map) => source.Via(Flow.Create<T>().Select(map));

    /// <inheritdoc cref="FlowOperators.SelectAsync"/>
    public static Source<TOut> SelectAsync<T, TOut>(this Source<T> source, int parallelism, Func<T, Task<TOut>> asyncMapper) =>
        source.Via(Flow.Create<T>().SelectAsync(parallelism, asyncMapper));

    /// <inheritdoc cref="FlowOperators.Frame"/>
    public static Source<ReadOnlyMemory<T>> Frame<T>(this Source<ReadOnlyMemory<T>> source, int size, bool padLast = false) =>
        source.Via(Flow.Create<ReadOnlyMemory<T>>().Frame(size, padLast));

    /// <inheritdoc cref="FlowOperators.Buffer{TIn, T}(Flow{TIn, T}, int, OverflowStrategy)"/>
    public static Source<T> Buffer<T>(this Source<T> source, int size, OverflowStrategy strategy) => source.Via(Flow.Create<T>().Buffer(size, strategy));

    /// <inheritdoc cref="FlowOperators.Buffer{TIn, T}(Flow{TIn, T}, Func{BoundedStream{T}})"/>
    public static Source<T> Buffer<T>(this Source<T> source, Func<BoundedStream<T>> stream) => source.Via(Flow.Create<T>().Buffer(stream));

    /// <inheritdoc cref="FlowOperators.Throttle{TIn, T}(Flow{TIn, T}, int, TimeSpan, int, ThrottleMode, TimeProvider)"/>
    public static Source<T> Throttle<T>(
        this Source<T> source, int elements, TimeSpan per, int maximumBurst, ThrottleMode mode, TimeProvider timeProvider) =>
        source.Via(Flow.Create<T>().Throttle(elements, per, maximumBurst, mode, timeProvider));

    /// <inheritdoc cref="FlowOperators.Throttle{TIn, T}(Flow{TIn, T}, int, TimeSpan, int, Func{T, int}, ThrottleMode, TimeProvider)"/>
    public static Source<T> Throttle<T>(
        this Source<T> source, int cost, TimeSpan per, int maximumBurst, Func<T, int> calculateCost, ThrottleMode mode, TimeProvider timeProvider) =>
        source.Via(Flow.Create<T>().Throttle(cost, per, maximumBurst, calculateCost, mode, timeProvider));
}
