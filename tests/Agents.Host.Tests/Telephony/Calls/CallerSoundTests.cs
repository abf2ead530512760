using Agents.Audio;
using Agents.Host.Legs;
using Agents.Host.Telephony;
using Agents.Kernel.Streams;
using Agents.Kernel.TestKit;

namespace Agents.Host.Tests.Telephony.Calls;

/// <summary>What the session hears of what the carrier sends.</summary>
public sealed class CallerSoundTests
{
    private readonly VirtualTime _time = new();
    private readonly BoundedStream<AudioFrame> _input = new(TimeSpan.FromMinutes(1), static frame => frame.Duration);

    [Fact]
    public void Sound_that_is_out_of_order_and_has_a_gap_is_heard_in_order_and_at_its_time()
    {
        var hears = new CallerSound(LegFormat.MuLaw, _input, _time);
        foreach (var chunk in new[] { 1, 3, 2, 4 })
            hears.Add(Chunk(chunk, at: (chunk - 1) * 20));
        hears.Add(Chunk(5, at: 580));

        var heard = Heard();
        heard.Length.ShouldBe(8 * 600, "0.6 s at 8 kHz");
        Enumerable.Range(0, 4).Select(frame => (int)heard[frame * 160 + 80]).ShouldBe(Enumerable.Range(1, 4).Select(Level));
        heard[(8 * 80)..(8 * 580)].ShouldAllBe(sample => sample == 0);
        ((int)heard[^1]).ShouldBe(Level(5));
    }

    [Fact]
    public void A_carrier_that_falls_silent_is_silence_after_three_quarters_of_a_second()
    {
        var hears = new CallerSound(LegFormat.MuLaw, _input, _time);
        hears.Add(Chunk(1, at: 0));
        _time.Advance(TimeSpan.FromMilliseconds(700));
        hears.FillStall();
        Heard().Length.ShouldBe(160);

        _time.Advance(TimeSpan.FromMilliseconds(100));
        hears.FillStall();
        Heard().Length.ShouldBe(6400, "the 0.8 s that nothing came");
        hears.Add(Chunk(2, at: 820));
        Heard().Length.ShouldBe(160, "the silence is not put in twice");
    }

    private static int Level(int chunk)
    {
        var code = new byte[1];
        G711.EncodeMuLaw([(short)(chunk * 2000)], code);
        var sample = new short[1];
        G711.DecodeMuLaw(code, sample);
        return sample[0];
    }

    private static CarrierMessage.Sound Chunk(int chunk, int at)
    {
        var bytes = new byte[160];
        G711.EncodeMuLaw(Enumerable.Repeat((short)(chunk * 2000), 160).ToArray(), bytes);
        return new CarrierMessage.Sound(bytes, chunk, TimeSpan.FromMilliseconds(at));
    }

    private short[] Heard() => [.. _input.Clear().SelectMany(frame => frame.Samples.ToArray())];
}
