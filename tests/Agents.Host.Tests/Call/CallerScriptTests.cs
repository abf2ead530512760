using Agents.Audio;
using Agents.Host.Call;

namespace Agents.Host.Tests.Call;

public sealed class CallerScriptTests
{
    private const int Rate = 16000;

    [Fact]
    public void A_recording_is_cut_at_gaps_of_a_second_or_more()
    {
        var parts = CallerScript.Split(Sound((0.4, false), (1.0, true), (0.9, false), (0.5, true), (1.5, false), (0.7, true), (1.0, false)));

        parts.Select(part => (part.Start.TotalSeconds, part.End.TotalSeconds, part.IsGap)).ShouldBe(
        [
            (0.0, 2.8, false), (2.8, 4.3, true), (4.3, 5.0, false), (5.0, 6.0, true),
        ]);
    }

    [Fact]
    public void Silence_before_the_first_word_is_a_gap_only_if_long()
    {
        CallerScript.Split(Sound((1.2, false), (0.5, true)))[0].ShouldBe(new CallerPart(TimeSpan.Zero, TimeSpan.FromSeconds(1.2), IsGap: true));
        CallerScript.Split(Sound((0.8, false), (0.5, true)))[0].IsGap.ShouldBeFalse();
    }

    [Fact]
    public void A_silent_recording_is_one_gap() =>
        CallerScript.Split(Sound((3.0, false))).ShouldBe([new CallerPart(TimeSpan.Zero, TimeSpan.FromSeconds(3), IsGap: true)]);

    [Fact]
    public void An_empty_recording_has_no_parts() => CallerScript.Split(Sound()).ShouldBeEmpty();

    [Fact]
    public void The_last_part_ends_where_the_recording_ends()
    {
        var recording = Sound((0.5, true), (0.013, false));

        CallerScript.Split(recording)[^1].End.ShouldBe(recording.Duration);
    }

    [Fact]
    public void Stereo_is_measured_on_both_channels()
    {
        var left = Sound((1.0, true), (1.5, false), (0.5, true));
        var samples = left.Samples.ToArray().SelectMany(sample => new[] { (short)0, sample }).ToArray();

        CallerScript.Split(new AudioFrame(samples, Rate, 2)).Count.ShouldBe(3);
    }

    /// <summary>A 440 Hz tone where there is sound, faint noise where there is none.</summary>
    private static AudioFrame Sound(params (double Seconds, bool Loud)[] stretches)
    {
        var samples = new List<short>();
        var random = new Random(7);
        foreach (var (seconds, loud) in stretches)
        {
            for (var i = 0; i < (int)Math.Round(seconds * Rate); i++)
                samples.Add(loud ? (short)(8000 * Math.Sin(2 * Math.PI * 440 * i / Rate)) : (short)random.Next(-8, 9));
        }

        return new AudioFrame(samples.ToArray(), Rate);
    }
}
