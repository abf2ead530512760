using Agents.Audio;

namespace Agents.Actors.Tests.Background;

public class SoundChoiceTests
{
    private static readonly SoundClip Clip = new(new AudioFrame(new short[10], 16_000));

    private static SoundSource Of(double probability) => SoundSource.Clip(Clip) with { Probability = probability };

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(0.29, 0)]
    [InlineData(0.3, 1)]
    [InlineData(0.79, 1)]
    [InlineData(0.8, -1)]
    public void What_a_sum_below_one_lacks_is_silence(double roll, int drawn) => Drawn([Of(0.3), Of(0.5)], roll).ShouldBe(drawn);

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(0.24, 0)]
    [InlineData(0.26, 1)]
    [InlineData(0.99, 1)]
    public void A_sum_above_one_counts_as_one(double roll, int drawn) => Drawn([Of(1), Of(3)], roll).ShouldBe(drawn);

    private static int Drawn(SoundSource[] sources, double roll) => Array.FindIndex(sources, source => ReferenceEquals(source, SoundChoice.Draw(sources, roll)));
}
