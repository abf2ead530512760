namespace Agents.Audio;

/// <summary>The arithmetic of A-law: sign, 3 bits of segment, 4 bits of mantissa, every second bit inverted. Works on 13-bit magnitudes.</summary>
internal static class ALaw
{
    private const int EvenBits = 0x55;
    private const int Positive = 0x80;

    public static byte Encode(short sample)
    {
        // One's complement, as in the ITU's reference: -1 falls into the smallest negative step.
        var magnitude = (sample < 0 ? ~sample : sample) >> 4;
        var segment = magnitude < 32 ? magnitude >> 4 : int.Log2(magnitude) - 3;
        var mantissa = (segment <= 1 ? magnitude : magnitude >> (segment - 1)) & 0x0F;
        return (byte)(((sample < 0 ? 0 : Positive) | (segment << 4) | mantissa) ^ EvenBits);
    }

    public static short Decode(byte code)
    {
        var bits = code ^ EvenBits;
        var segment = (bits >> 4) & 0x07;
        var step = ((bits & 0x0F) << 4) + 8;
        var magnitude = segment == 0 ? step : (step + 0x100) << (segment - 1);
        return (short)((bits & Positive) != 0 ? magnitude : -magnitude);
    }
}
