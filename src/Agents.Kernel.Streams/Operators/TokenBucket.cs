namespace Agents.Kernel.Streams;

/// <summary>
/// Decides how long an item must wait so that a rate is kept. Starts full. Exact: lateness of one wait is made good by the next. Holds no
/// clock.
/// </summary>
internal sealed class TokenBucket(int cost, TimeSpan per, int maximumBurst)
{
    private readonly double _ticksPerToken = (double)per.Ticks / cost;
    private double _paidUntil;

    /// <summary>Takes an item's cost out of the bucket.</summary>
    /// <param name="itemCost">0 or more.</param>
    /// <param name="now">Ticks of any clock that never goes back.</param>
    /// <returns>How long the item must wait; zero when it may pass.</returns>
    public TimeSpan Take(int itemCost, long now)
    {
        var paidUntil = Math.Max(_paidUntil, now) + itemCost * _ticksPerToken;
        _paidUntil = paidUntil;
        return TimeSpan.FromTicks(Math.Max(0, (long)Math.Ceiling(paidUntil - maximumBurst * _ticksPerToken - now)));
    }
}
