namespace Agents.Kernel.Streams.Tests.Operators;

public class TokenBucketTests
{
    [Theory]
    [InlineData(3, new[] { 1, 1, 1, 1 }, new[] { 0, 0, 0, 0 }, new[] { 0, 0, 0, 10 })]
    [InlineData(3, new[] { 3, 3 }, new[] { 0, 10 }, new[] { 0, 20 })]
    [InlineData(3, new[] { 3, 3 }, new[] { 0, 300 }, new[] { 0, 0 })]
    [InlineData(1, new[] { 1, 5, 1 }, new[] { 0, 0, 0 }, new[] { 0, 50, 60 })]
    [InlineData(0, new[] { 1, 1 }, new[] { 0, 0 }, new[] { 10, 20 })]
    [InlineData(2, new[] { 0, 0 }, new[] { 0, 0 }, new[] { 0, 0 })]
    public void Waits_follow_from_costs_and_times(int burst, int[] costs, int[] times, int[] waits)
    {
        var bucket = new TokenBucket(1, TimeSpan.FromTicks(10), burst);

        costs.Zip(times, (cost, time) => (int)bucket.Take(cost, time).Ticks).ShouldBe(waits);
    }
}
