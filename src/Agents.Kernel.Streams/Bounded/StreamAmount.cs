namespace Agents.Kernel.Streams;

/// <summary>A number of stream items and what they measure together.</summary>
/// <param name="Items">How many items; never negative.</param>
/// <param name="Cost">Their measure: items in a stream bounded by count, ticks (100 ns) in one bounded by time, else the unit of the cost
/// function.</param>
public readonly record struct StreamAmount(long Items, long Cost)
{
    /// <summary>The measure of a stream that is bounded by time. Meaningless for the others.</summary>
    public TimeSpan Duration => TimeSpan.FromTicks(Cost);

    internal StreamAmount Plus(long cost) => new(Items + 1, Cost + cost);

    internal StreamAmount Plus(StreamAmount more) => new(Items + more.Items, Cost + more.Cost);
}
