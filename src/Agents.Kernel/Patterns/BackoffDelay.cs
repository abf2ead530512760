namespace Agents.Kernel;

/// <summary>How long to wait before the next start: <c>min · 2^restarts</c>, at most max, plus a random part of it. Pure.</summary>
internal sealed record BackoffDelay
{
    private BackoffDelay(TimeSpan min, TimeSpan max, double randomFactor) => (Min, Max, RandomFactor) = (min, max, randomFactor);

    public TimeSpan Min { get; }

    public TimeSpan Max { get; }

    public double RandomFactor { get; }

    public static BackoffDelay Create(TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor)
    {
        if (minBackoff <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(minBackoff), minBackoff, $"minBackoff is {minBackoff}: more than zero is allowed.");
        if (maxBackoff < minBackoff)
        {
            throw new ArgumentOutOfRangeException(
                nameof(maxBackoff), maxBackoff, $"maxBackoff is {maxBackoff}: at least minBackoff, which is {minBackoff}, is allowed.");
        }

        if (randomFactor is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(randomFactor), randomFactor, $"randomFactor is {randomFactor}: 0 to 1 is allowed.");
        return new BackoffDelay(minBackoff, maxBackoff, randomFactor);
    }

    /// <summary>The wait.</summary>
    /// <param name="restarts">How many restarts in a row came before: 0 for the first.</param>
    /// <param name="random">A random number from 0 to 1.</param>
    public TimeSpan After(int restarts, double random)
    {
        var grown = Min.Ticks * Math.Pow(2, restarts);
        var ticks = Math.Min(grown, Max.Ticks) * (1 + (random * RandomFactor));
        return ticks < TimeSpan.MaxValue.Ticks ? TimeSpan.FromTicks((long)ticks) : TimeSpan.MaxValue;
    }
}
