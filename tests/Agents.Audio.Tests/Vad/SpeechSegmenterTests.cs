namespace Agents.Audio.Tests.Vad;

public class SpeechSegmenterTests
{
    /// <summary>Windows of 32 ms: min speech 0.05 s is 2 of them, min silence 0.25 s is 8. One digit per window is the probability in tenths; ( and ) are start and end.</summary>
    [Theory]
    [InlineData("00000000", "00000000")]
    [InlineData("0900900", "0900900")]                              // too short
    [InlineData("05500", "055(00")]                                 // the threshold counts as speech
    [InlineData("04400", "04400")]                                  // not yet activated: 0.4 is silence
    [InlineData("0994444440", "099(4444440")]                       // inside speech 0.4 is speech
    [InlineData("09900000009", "099(00000009")]                     // 7 silent windows
    [InlineData("099000000009", "099(00000000)9")]                  // 8 silent windows
    [InlineData("09933333333", "099(33333333)")]                    // 0.3 is silence also inside speech
    [InlineData("0990000090000000", "099(0000090000000")]           // one window of speech starts the count anew
    [InlineData("09900000000990", "099(00000000)99(0")]
    public void Starts_and_ends_follow_the_probabilities_with_hysteresis_and_minimum_lengths(string probabilities, string expected)
        => Run(new VadOptions(), probabilities).ShouldBe(expected);

    [Theory]
    [InlineData(0, 0, "090", "09(0)")]
    [InlineData(0.064, 0.064, "09900", "099(00)")]
    [InlineData(0.065, 0.065, "0999000", "0999(000)")] // rounded up to whole windows
    public void Minimum_lengths_can_be_set(double minSpeech, double minSilence, string probabilities, string expected)
        => Run(new VadOptions { MinSpeech = TimeSpan.FromSeconds(minSpeech), MinSilence = TimeSpan.FromSeconds(minSilence) }, probabilities).ShouldBe(expected);

    [Theory]
    [InlineData(0.8f, null, "0779977700000000", "07799(77700000000)")]
    [InlineData(0.8f, 0.2f, "0993300000000", "099(3300000000)")]
    [InlineData(0.1f, null, "01100000000", "011(00000000)")] // 0.1 - 0.15 is raised to 0.01
    public void Thresholds_can_be_set(float activation, float? deactivation, string probabilities, string expected)
        => Run(new VadOptions { ActivationThreshold = activation, DeactivationThreshold = deactivation }, probabilities).ShouldBe(expected);

    [Fact]
    public void The_counters_follow_windows_and_the_segment()
    {
        var segmenter = new SpeechSegmenter(new VadOptions(), TimeSpan.FromMilliseconds(32));
        var counters = new List<(int RawSpeech, int RawSilence, int Speech, int Silence)>();
        foreach (var p in new[] { 0f, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0 })
        {
            segmenter.Count(p);
            segmenter.Decide();
            counters.Add((segmenter.RawSpeech, segmenter.RawSilence, segmenter.Speech, segmenter.Silence));
        }

        counters[..6].ShouldBe([(0, 1, 0, 1), (1, 0, 0, 2), (2, 0, 2, 0), (3, 0, 3, 0), (0, 1, 4, 0), (1, 0, 5, 0)]);
        counters[12].ShouldBe((0, 7, 12, 0));
        counters[13].ShouldBe((0, 8, 5, 8)); // the end: the silence is not part of the speech
        counters[14].ShouldBe((0, 9, 0, 9));
    }

    [Theory]
    [InlineData("..11", 2)] // nothing suspected
    [InlineData(".?11", 3)]
    [InlineData("???11", 5)]
    [InlineData("??????11", 5)] // 96 ms at most
    [InlineData("?.?11", 3)] // up to the last window that was plain noise
    [InlineData("1?11", 4)] // a short burst and what follows it
    public void A_start_is_back_dated_by_the_windows_that_were_suspected(string windows, int speech)
    {
        var segmenter = new SpeechSegmenter(new VadOptions(), TimeSpan.FromMilliseconds(32));
        foreach (var window in windows)
        {
            segmenter.Count(window == '1' ? 1 : 0, suspected: window == '?');
            segmenter.Decide();
        }

        (segmenter.Speaking, segmenter.Speech).ShouldBe((true, speech));
    }

    [Fact]
    public void Suspicion_alone_starts_nothing()
    {
        var segmenter = new SpeechSegmenter(new VadOptions(), TimeSpan.FromMilliseconds(32));
        for (var i = 0; i < 20; i++)
        {
            segmenter.Count(0, suspected: true);
            segmenter.Decide().ShouldBeNull();
        }
    }

    private static string Run(VadOptions options, string probabilities)
    {
        var segmenter = new SpeechSegmenter(options, TimeSpan.FromMilliseconds(32));
        var result = "";
        foreach (var digit in probabilities)
        {
            segmenter.Count((digit - '0') / 10f);
            result += digit + segmenter.Decide() switch
            {
                VadEventType.StartOfSpeech => "(",
                VadEventType.EndOfSpeech => ")",
                _ => "",
            };
        }

        return result;
    }
}
