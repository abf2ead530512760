namespace Agents.Audio.Tests.Vad;

/// <summary>What the built-in classifier makes of sounds that the accuracy table does not have.</summary>
public class SpectralSpeechClassifierTests
{
    private const int Rate = 16_000;

    [Fact]
    public void Digital_silence_is_never_speech() => Starts(new short[60 * Rate]).ShouldBeEmpty();

    [Fact]
    public void The_noise_of_a_converter_after_digital_silence_is_not_speech()
    {
        var random = new Random(1);
        Starts([.. new short[5 * Rate], .. Enumerable.Range(0, 20 * Rate).Select(_ => (short)random.Next(-3, 4))]).ShouldBeEmpty();
    }

    /// <summary>A crowd alone, without a caller to hide behind, is the hardest: single voices stand out of it.</summary>
    [Theory]
    [InlineData(NoiseKind.White, 0)]
    [InlineData(NoiseKind.Hum, 0)]
    [InlineData(NoiseKind.Babble, 6)]
    public void A_minute_of_noise_alone_hardly_ever_starts_speech(NoiseKind kind, int most)
    {
        foreach (var level in new[] { 100, 600, 2_000 })
        {
            var noise = NoiseSource.Make(kind, 60 * Rate, seed: 5 + level, SpeechCorpus.Synthetic);
            Starts(ToSamples(noise, level)).Count.ShouldBeLessThanOrEqualTo(most, $"{kind} at level {level}");
        }
    }

    [Fact]
    public void A_tenth_of_a_second_of_silence_before_speech_is_enough()
    {
        const int Lead = Rate / 10;
        foreach (var recording in SpeechCorpus.Synthetic)
        {
            var starts = Starts([.. new short[Lead], .. recording.Samples.AsSpan(recording.Speech[0].Start), .. new short[Rate]]);
            starts.Count.ShouldBeGreaterThan(0, recording.Name);
            Math.Abs(starts[0] - Lead).ShouldBeLessThan(Rate / 10, recording.Name);
        }
    }

    [Fact]
    public void A_clean_recording_between_digital_silence_starts_and_ends_where_it_should()
    {
        foreach (var recording in SpeechCorpus.Synthetic)
        {
            var start = Starts([.. new short[Rate], .. recording.Samples.AsSpan(recording.Speech[0].Start, recording.Speech[^1].End - recording.Speech[0].Start), .. new short[Rate]])[0];
            Math.Abs(start - Rate).ShouldBeLessThan(Rate / 10, recording.Name);
        }
    }

    [Fact]
    public void Steady_noise_that_grows_by_15_dB_is_taken_for_speech_for_three_seconds_at_most()
    {
        foreach (var kind in new[] { NoiseKind.White, NoiseKind.Hum })
        {
            var noise = NoiseSource.Make(kind, 20 * Rate, seed: 9, SpeechCorpus.Synthetic);
            for (var i = 10 * Rate; i < noise.Length; i++)
                noise[i] *= 5.6;
            var detector = new VoiceActivityDetector();
            var sound = new AudioFrame(ToSamples(noise, 200), Rate);
            detector.Push(sound.Slice(0, 13 * Rate));

            detector.Speaking.ShouldBeFalse($"{kind}");
            foreach (var e in detector.Push(sound.Slice(13 * Rate)))
                e.Type.ShouldBe(VadEventType.InferenceDone, $"{kind}");
        }
    }

    [Fact]
    public void Speech_through_a_telephone_is_heard()
    {
        foreach (var recording in SpeechCorpus.Synthetic)
        {
            var narrow = Resampler.Resample(Signals.Frame(Rate, [.. new short[Rate], .. recording.Samples, .. new short[Rate]]), 8_000).ToArray();
            var codes = new byte[narrow.Length];
            G711.EncodeMuLaw(narrow, codes);
            G711.DecodeMuLaw(codes, narrow);

            var starts = Starts(Resampler.Resample(new AudioFrame(narrow, 8_000), Rate).ToArray());
            starts.Count.ShouldBeGreaterThan(0, recording.Name);
            Math.Abs(starts[0] - Rate - recording.Speech[0].Start).ShouldBeLessThan(Rate * 3 / 10, recording.Name); // a telephone does not carry an s
        }
    }

    [Fact]
    public void A_window_allocates_nothing()
    {
        var classifier = new SpectralSpeechClassifier();
        var window = Signals.Noise(1, 512, Rate).ToArray();
        classifier.Classify(window);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            classifier.Classify(window);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static short[] ToSamples(double[] noise, double level) => Array.ConvertAll(noise, x => (short)Math.Clamp(x * level, short.MinValue, short.MaxValue));

    /// <summary>The samples at which speech is said to have begun.</summary>
    private static List<int> Starts(short[] samples)
    {
        var starts = new List<int>();
        foreach (var e in new VoiceActivityDetector().Push(new AudioFrame(samples, Rate)))
        {
            if (e.Type == VadEventType.StartOfSpeech)
                starts.Add((int)(e.SampleIndex - AudioTime.ToSamples(e.SpeechDuration, Rate)));
        }

        return starts;
    }
}
