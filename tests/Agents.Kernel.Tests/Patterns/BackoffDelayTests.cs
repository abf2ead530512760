namespace Agents.Kernel.Tests.Patterns;

public class BackoffDelayTests
{
    [Theory]
    [InlineData(0, 0.0, 100)]
    [InlineData(1, 0.0, 200)]
    [InlineData(2, 0.0, 400)]
    [InlineData(5, 0.0, 3_200)]
    [InlineData(9, 0.0, 51_200)]
    [InlineData(10, 0.0, 60_000)]
    [InlineData(1_000, 0.0, 60_000)]
    [InlineData(int.MaxValue, 0.0, 60_000)]
    [InlineData(0, 1.0, 120)]
    [InlineData(2, 0.5, 440)]
    [InlineData(1_000, 1.0, 72_000)]
    public void Semantic_09_a_wait_doubles_from_min_to_max_plus_a_random_part(int restarts, double random, double ms) =>
        BackoffDelay.Create(Ms(100), Ms(60_000), 0.2).After(restarts, random).ShouldBe(Ms(ms));

    [Fact]
    public void The_longest_time_is_not_passed() =>
        BackoffDelay.Create(TimeSpan.MaxValue, TimeSpan.MaxValue, 1).After(3, 1).ShouldBe(TimeSpan.MaxValue);

    [Theory]
    [InlineData(0, 1, 0, "minBackoff")]
    [InlineData(-1, 1, 0, "minBackoff")]
    [InlineData(10, 9, 0, "maxBackoff")]
    [InlineData(1, 1, -0.1, "randomFactor")]
    [InlineData(1, 1, 1.1, "randomFactor")]
    [InlineData(1, 1, double.NaN, "randomFactor")]
    public void What_is_out_of_range_is_refused_by_name(double min, double max, double randomFactor, string name)
    {
        var refused = Should.Throw<ArgumentOutOfRangeException>(() => BackoffDelay.Create(Ms(min), Ms(max), randomFactor));
        refused.ParamName.ShouldBe(name);
        refused.Message.ShouldContain("is allowed");
    }

    private static TimeSpan Ms(double count) => TimeSpan.FromMilliseconds(count);
}
