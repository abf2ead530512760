namespace Agents.Gateway.Tests;

public sealed class OpenAudioTests
{
    private const int Rate = 10;

    [Theory]
    [InlineData(false, 5, 3)] // silence: the newest 2 s
    [InlineData(true, 5, 0)] // speech: everything up to 30 s
    [InlineData(true, 40, 10)]
    public void What_is_kept_depends_on_whether_somebody_speaks(bool speaking, int seconds, int start)
    {
        var audio = Heard(seconds, speaking);
        audio.End.ShouldBe(seconds.Seconds());
        audio.Start.ShouldBe(start.Seconds());
        audio.Chunks.Sum(chunk => chunk.Length).ShouldBe((seconds - start) * Rate);
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(1.5, 1.5)]
    [InlineData(4.0, 4.0)]
    [InlineData(9.0, 4.0)]
    public void What_a_final_covers_is_dropped_to_the_sample(double until, double start)
    {
        var audio = Heard(4, speaking: true);
        audio.Settle(until.Seconds());
        audio.Start.ShouldBe(start.Seconds());
        audio.Chunks.SelectMany(chunk => chunk.ToArray()).ShouldBe(Enumerable.Range((int)(start * Rate), (int)((4 - start) * Rate)).Select(i => (short)i));
    }

    [Fact]
    public void A_final_of_long_ago_drops_nothing_twice()
    {
        var audio = Heard(4, speaking: true);
        audio.Settle(2.Seconds());
        audio.Settle(1.Seconds());
        audio.Start.ShouldBe(2.Seconds());
    }

    /// <summary>Pieces of a second; each sample is its own number.</summary>
    private static OpenAudio Heard(int seconds, bool speaking)
    {
        var audio = new OpenAudio(Rate);
        for (var second = 0; second < seconds; second++) audio.Add([.. Enumerable.Range(second * Rate, Rate).Select(i => (short)i)], speaking);
        return audio;
    }
}
