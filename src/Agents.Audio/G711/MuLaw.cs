namespace Agents.Audio;

/// <summary>The arithmetic of μ-law: sign, 3 bits of exponent, 4 bits of mantissa, all inverted.</summary>
internal static class MuLaw
{
    private const int Bias = 0x84;
    private const int Clip = 32635;

    public static byte Encode(short sample)
    {
        var sign = sample < 0 ? 0x80 : 0;
        // One's complement, as in the ITU's reference: a negative sample on the edge of two intervals takes the smaller one.
        var magnitude = Math.Min(sample < 0 ? ~sample : sample, Clip) + Bias;
        var exponent = int.Log2(magnitude) - 7;
        var mantissa = (magnitude >> (exponent + 3)) & 0x0F;
        return (byte)~(sign | (exponent << 4) | mantissa);
    }

    public static short Decode(byte code)
    {
        var bits = ~code;
        var exponent = (bits >> 4) & 0x07;
        var magnitude = ((((bits & 0x0F) << 3) + Bias) << exponent) - Bias;
        return (short)((bits & 0x80) != 0 ? -magnitude : magnitude);
    }
}
