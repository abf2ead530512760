using Agents.Audio;
using Agents.Host.Legs;

namespace Agents.Host.Tests.Legs;

public sealed class LegCodecTests
{
    private const int Seed = 20261122;

    [Fact]
    public void Pieces_of_any_size_give_the_same_sound() // point 33
    {
        var random = new Random(Seed);
        var bytes = new byte[9_600];
        random.NextBytes(bytes);
        var whole = Samples(LegFormat.Pcm24, [bytes]);

        foreach (var most in new[] { 1, 2, 3, 7, 961, 5_000 })
            Samples(LegFormat.Pcm24, Pieces(bytes, most, random)).ShouldBe(whole, $"pieces of up to {most} bytes, seed {Seed}");
    }

    [Theory]
    [InlineData("pcm")]
    [InlineData("mulaw")]
    [InlineData("alaw")]
    public void What_is_encoded_is_decoded(string name)
    {
        var format = name switch { "pcm" => LegFormat.Pcm24, "mulaw" => LegFormat.MuLaw, _ => LegFormat.ALaw };
        var samples = Enumerable.Range(0, format.Rate / 50).Select(i => (short)(8000 * Math.Sin(i * 0.1))).ToArray();

        var bytes = new LegEncoder(format).Encode(new AudioFrame(samples, format.Rate));
        var back = Samples(format, [bytes]);

        bytes.Length.ShouldBe(samples.Length * format.SampleBytes);
        format.Duration(bytes.Length).ShouldBe(TimeSpan.FromMilliseconds(20));
        for (var i = 0; i < samples.Length; i++)
            Math.Abs(back[i] - samples[i]).ShouldBeLessThanOrEqualTo(name == "pcm" ? 0 : 400);
    }

    [Fact]
    public void A_stretch_keeps_its_length_at_another_rate()
    {
        var encoder = new LegEncoder(LegFormat.MuLaw);
        var second = AudioFrame.Silence(TimeSpan.FromSeconds(1), 24_000);

        (encoder.Encode(second).Length + encoder.Flush().Length).ShouldBe(8_000);
    }

    private static short[] Samples(LegFormat format, IEnumerable<byte[]> pieces)
    {
        var decoder = new LegDecoder(format);
        return [.. pieces.SelectMany(piece => decoder.Decode(piece) is { } frame ? frame.Samples.ToArray() : [])];
    }

    private static IEnumerable<byte[]> Pieces(byte[] bytes, int most, Random random)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var size = Math.Min(random.Next(1, most + 1), bytes.Length - at);
            yield return bytes[at..(at + size)];
            at += size;
        }
    }
}
