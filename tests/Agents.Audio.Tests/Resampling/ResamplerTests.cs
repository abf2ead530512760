using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Agents.Audio.Tests.Resampling;

public class ResamplerTests(ITestOutputHelper output)
{
    private static readonly int[] Rates = [8_000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 192_000];

    private static readonly TimeSpan HalfSecond = TimeSpan.FromSeconds(0.5);

    public static TheoryData<int, int> RatePairs()
    {
        var pairs = new TheoryData<int, int>();
        foreach (var (from, to) in Rates.SelectMany(from => Rates.Where(to => to != from).Select(to => (from, to))))
            pairs.Add(from, to);
        pairs.Add(16_000, 15_999); // no simple ratio: blended rows
        pairs.Add(44_101, 16_000);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(RatePairs))]
    public void Tones_in_the_pass_band_keep_80_dB_of_signal_to_noise_and_their_level(int from, int to)
    {
        foreach (var part in new[] { 0.02, 0.25, 0.55, 0.85 })
        {
            var frequency = part * Math.Min(from, to) / 2;
            var input = Signals.Sine(frequency, from, HalfSecond);
            var middle = Middle(Resampler.Resample(input, to));
            var (sine, rest) = Signals.Decompose(middle, frequency, to);
            var (snr, gain) = (Signals.Decibels(sine / rest), Signals.Decibels(sine / (20_000.0 * 20_000 / 2)));
            output.WriteLine($"{from,6} → {to,6} Hz, tone {frequency,8:F0} Hz: SNR {snr:F1} dB, gain {gain:F4} dB");

            snr.ShouldBeGreaterThan(80);
            Math.Abs(gain).ShouldBeLessThan(0.01);
        }
    }

    [Theory]
    [MemberData(nameof(RatePairs))]
    public void Tones_that_do_not_fit_are_damped_by_70_dB(int from, int to)
    {
        if (to > from)
            return; // every tone fits

        foreach (var part in new[] { 1.002, 1.3, 1.9 })
        {
            var frequency = part * to / 2;
            if (frequency >= from / 2.0)
                continue;

            var leak = Signals.Decibels((Signals.Power(Middle(Resampler.Resample(Signals.Sine(frequency, from, HalfSecond), to))) + 1e-9) / (20_000.0 * 20_000 / 2));
            output.WriteLine($"{from,6} → {to,6} Hz, tone {frequency,8:F0} Hz: {leak:F1} dB");
            leak.ShouldBeLessThan(-70);
        }
    }

    [Theory]
    [MemberData(nameof(RatePairs))]
    public void The_whole_output_is_as_long_as_the_input_rounded_up(int from, int to)
    {
        foreach (var count in new[] { 0, 1, 2, 159, 160, 1_601 })
        {
            var expected = (((long)count * to) + from - 1) / from;
            Resampler.Resample(new AudioFrame(new short[count], from), to).SamplesPerChannel.ShouldBe((int)expected, $"{count} samples");
        }
    }

    [Theory]
    [InlineData(16_000, 48_000)]
    [InlineData(48_000, 16_000)]
    [InlineData(24_000, 16_000)]
    [InlineData(8_000, 24_000)]
    public void Nothing_is_shifted_in_time(int from, int to)
    {
        var click = new short[from / 10];
        click[from / 20] = 30_000;

        var result = Resampler.Resample(new AudioFrame(click, from), to).ToArray();

        Array.IndexOf(result, result.Max()).ShouldBe(to / 20);
    }

    [Theory]
    [InlineData(8_000, 16_000, 6.0)]
    [InlineData(16_000, 8_000, 6.0)]
    [InlineData(16_000, 24_000, 3.0)]
    [InlineData(48_000, 16_000, 3.0)]
    public void The_lag_is_the_documented_latency(int from, int to, double milliseconds)
    {
        var resampler = new Resampler(from, to);
        var samples = resampler.Process(new AudioFrame(new short[from], from)).SamplesPerChannel;

        resampler.Latency.ShouldBe(TimeSpan.FromMilliseconds(milliseconds));
        Math.Abs(samples - (to * (1 - resampler.Latency.TotalSeconds))).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void However_the_input_is_cut_the_output_is_the_same_to_the_bit()
        => Check.QuickThrowOnFailure(Prop.ForAll(
                Gen.ListOf(Gen.Choose(0, 2_000)).ToArbitrary(),
                Gen.Elements(Rates).Two().ToArbitrary(),
                Gen.Choose(1, 2).ToArbitrary(),
                (cuts, rates, channels) =>
                {
                    var (from, to) = rates;
                    var input = Signals.Noise(seed: 11, cuts.Sum(), from, channels);
                    var resampler = new Resampler(from, to, channels);
                    var parts = new List<AudioFrame>();
                    var start = 0;
                    foreach (var cut in cuts)
                    {
                        parts.Add(resampler.Process(input.Slice(start, cut)));
                        start += cut;
                    }

                    parts.Add(resampler.Flush());
                    AudioFrame.Concat(parts).ToArray().ShouldBe(Resampler.Resample(input, to).ToArray());
                }));

    [Fact]
    public void Channels_do_not_mix()
    {
        var left = Signals.Noise(1, 4_000, 48_000);
        var right = Signals.Noise(2, 4_000, 48_000);
        var stereo = new AudioFrame(left.ToArray().Zip(right.ToArray()).SelectMany(pair => new[] { pair.First, pair.Second }).ToArray(), 48_000, 2);

        var result = Resampler.Resample(stereo, 16_000).ToArray();

        result.Where((_, i) => i % 2 == 0).ShouldBe(Resampler.Resample(left, 16_000).ToArray());
        result.Where((_, i) => i % 2 == 1).ShouldBe(Resampler.Resample(right, 16_000).ToArray());
    }

    [Fact]
    public void A_flushed_or_reset_resampler_is_as_good_as_new()
    {
        var input = Signals.Noise(3, 3_000, 16_000);
        var resampler = new Resampler(16_000, 24_000);
        var first = AudioFrame.Concat([resampler.Process(input), resampler.Flush()]).ToArray();
        resampler.Process(Signals.Noise(4, 777, 16_000));
        resampler.Reset();

        AudioFrame.Concat([resampler.Process(input), resampler.Flush()]).ToArray().ShouldBe(first);
    }

    [Fact]
    public void Equal_rates_pass_frames_through()
    {
        var frame = Signals.Noise(5, 100, 16_000);
        var resampler = new Resampler(16_000, 16_000);

        resampler.Process(frame).ShouldBeSameAs(frame);
        resampler.Flush().SamplesPerChannel.ShouldBe(0);
        resampler.Latency.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Full_scale_clips_instead_of_wrapping()
    {
        var square = new AudioFrame(Enumerable.Range(0, 1_600).Select(i => i / 40 % 2 == 0 ? short.MaxValue : short.MinValue).ToArray(), 16_000);

        var result = Resampler.Resample(square, 48_000).ToArray();

        result.Max().ShouldBe(short.MaxValue);
        result[60].ShouldBeGreaterThan((short)30_000); // in the middle of the first plateau
        result[180].ShouldBeLessThan((short)-30_000);
    }

    [Fact]
    public void A_frame_costs_the_output_array_and_nothing_else()
    {
        var frame = Signals.Noise(6, 480, 24_000);
        var resampler = new Resampler(24_000, 16_000);
        resampler.Process(frame);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            resampler.Process(frame);
        var perFrame = (GC.GetAllocatedBytesForCurrentThread() - before) / 100;

        perFrame.ShouldBeLessThanOrEqualTo((320 * sizeof(short)) + 24 + 64); // array header, AudioFrame
    }

    [Fact]
    public void Frames_of_another_format_and_rates_out_of_range_are_refused()
    {
        Should.Throw<ArgumentException>(() => new Resampler(16_000, 8_000).Process(Signals.Frame(48_000, 1))).Message
            .ShouldStartWith("frame has 48000 Hz and 1 channels; this resampler takes 16000 Hz and 1");
        Should.Throw<ArgumentException>(() => new Resampler(16_000, 4_000)).Message.ShouldStartWith("outputRate is 4000; allowed are 8000 to 192000");
    }

    private static ReadOnlySpan<short> Middle(AudioFrame frame) => frame.Samples.Span[(frame.SamplesPerChannel / 5)..(frame.SamplesPerChannel * 4 / 5)];
}
