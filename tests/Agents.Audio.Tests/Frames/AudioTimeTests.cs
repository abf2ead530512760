using FsCheck;
using FsCheck.Fluent;

namespace Agents.Audio.Tests.Frames;

public class AudioTimeTests
{
    [Theory]
    [InlineData(20, 8_000, 160)]
    [InlineData(20, 11_025, 221)] // 220.5
    [InlineData(-20, 11_025, -221)]
    [InlineData(0, 48_000, 0)]
    public void Durations_round_to_the_nearest_sample(int milliseconds, int rate, long samples)
        => AudioTime.ToSamples(TimeSpan.FromMilliseconds(milliseconds), rate).ShouldBe(samples);

    [Fact]
    public void A_count_survives_the_way_to_a_duration_and_back()
        => Check.QuickThrowOnFailure(Prop.ForAll(
                Gen.Choose(0, int.MaxValue).ToArbitrary(),
                Gen.Choose(8_000, 192_000).ToArbitrary(),
                (count, rate) => AudioTime.ToSamples(AudioTime.ToDuration(count, rate), rate) == count));

    [Fact]
    public void The_longest_duration_does_not_overflow()
        => AudioTime.ToSamples(TimeSpan.MaxValue, 192_000).ShouldBeGreaterThan(0);
}
