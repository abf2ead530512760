namespace Agents.Audio.Tests.G711Codec;

public class G711Tests
{
    private delegate void Encoder(ReadOnlySpan<short> samples, Span<byte> codes);

    private delegate void Decoder(ReadOnlySpan<byte> codes, Span<short> samples);

    private static readonly byte[] AllCodes = [.. Enumerable.Range(0, 256).Select(code => (byte)code)];
    private static readonly short[] AllSamples = [.. Enumerable.Range(short.MinValue, 65536).Select(sample => (short)sample)];

    public static TheoryData<string> Laws => ["mu", "A"];

    [Theory]
    [MemberData(nameof(Laws))]
    public void Every_code_survives_decoding_and_encoding(string law)
    {
        var expected = AllCodes.ToArray();
        if (law == "mu")
            expected[0x7F] = 0xFF; // μ-law has two zeros

        Encode(law, Decode(law, AllCodes)).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void A_louder_sample_never_decodes_to_a_smaller_one(string law)
    {
        var decoded = Decode(law, Encode(law, AllSamples));

        decoded.Zip(decoded.Skip(1)).ShouldAllBe(pair => pair.First <= pair.Second);
        decoded.Distinct().Count().ShouldBe(law == "mu" ? 255 : 256);
    }

    [Theory]
    [InlineData("mu", 132)] // the bias
    [InlineData("A", 256)]  // the linear part
    public void The_error_stays_within_half_a_step(string law, int linearPart)
    {
        var decoded = Decode(law, Encode(law, AllSamples));

        for (var i = 0; i < AllSamples.Length; i++)
        {
            if (Math.Abs((int)AllSamples[i]) <= 32_000)
                Math.Abs(AllSamples[i] - decoded[i]).ShouldBeLessThanOrEqualTo((linearPart + Math.Abs((int)AllSamples[i])) / 32);
        }
    }

    /// <summary>The value tables of ITU-T G.711 (1a to 2b), on the 16-bit scale: 14-bit μ-law values times 4, 13-bit A-law values times 8.</summary>
    [Theory]
    [InlineData("mu", 0x00, -32124)]
    [InlineData("mu", 0x80, 32124)]
    [InlineData("mu", 0x8F, 16764)]
    [InlineData("mu", 0x9F, 8316)]
    [InlineData("mu", 0xEF, 132)]
    [InlineData("mu", 0xFE, 8)]
    [InlineData("mu", 0xFF, 0)]
    [InlineData("mu", 0x7F, 0)]
    [InlineData("mu", 0x7E, -8)]
    [InlineData("A", 0xAA, 32256)]
    [InlineData("A", 0x2A, -32256)]
    [InlineData("A", 0xD5, 8)]
    [InlineData("A", 0x55, -8)]
    [InlineData("A", 0xD4, 24)]
    [InlineData("A", 0xC5, 264)]
    [InlineData("A", 0xA5, 16896)]
    public void Known_codes_have_the_values_of_the_recommendation(string law, int code, int sample)
        => Decode(law, [(byte)code]).ShouldBe([(short)sample]);

    [Theory]
    [InlineData("mu", 0, 0xFF)]
    [InlineData("mu", 32767, 0x80)]
    [InlineData("mu", -32768, 0x00)]
    [InlineData("mu", -4, 0x7F)]
    [InlineData("mu", 4, 0xFE)]
    [InlineData("A", 0, 0xD5)]
    [InlineData("A", -1, 0x55)]
    [InlineData("A", 32767, 0xAA)]
    [InlineData("A", -32768, 0x2A)]
    [InlineData("A", 256, 0xC5)]
    [InlineData("A", 511, 0xCA)]
    public void Known_samples_have_the_codes_of_the_recommendation(string law, int sample, int code)
        => Encode(law, [(short)sample]).ShouldBe([(byte)code]);

    [Fact]
    public void Silence_is_what_zero_encodes_to()
    {
        Encode("mu", [0]).ShouldBe([G711.MuLawSilence]);
        Encode("A", [0]).ShouldBe([G711.ALawSilence]);
    }

    [Fact]
    public void Too_small_a_destination_is_refused_with_both_sizes()
    {
        Should.Throw<ArgumentException>(() => G711.EncodeMuLaw(new short[3], new byte[2])).Message.ShouldStartWith("codes has room for 2 values; 3 are needed");
        Should.Throw<ArgumentException>(() => G711.DecodeALaw(new byte[3], new short[2])).Message.ShouldStartWith("samples has room for 2 values; 3 are needed");
    }

    private static byte[] Encode(string law, short[] samples)
    {
        var codes = new byte[samples.Length];
        (law == "mu" ? (Encoder)G711.EncodeMuLaw : G711.EncodeALaw)(samples, codes);
        return codes;
    }

    private static short[] Decode(string law, byte[] codes)
    {
        var samples = new short[codes.Length];
        (law == "mu" ? (Decoder)G711.DecodeMuLaw : G711.DecodeALaw)(codes, samples);
        return samples;
    }
}
