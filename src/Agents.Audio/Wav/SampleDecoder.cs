using System.Buffers.Binary;

namespace Agents.Audio;

/// <summary>Turns stored samples of any <see cref="WavEncoding"/> into 16-bit ones, rounding to nearest and clipping at full scale.</summary>
internal static class SampleDecoder
{
    public static void Decode(WavEncoding encoding, ReadOnlySpan<byte> stored, Span<short> samples)
    {
        switch (encoding)
        {
            case WavEncoding.ALaw: G711.DecodeALaw(stored, samples); break;
            case WavEncoding.MuLaw: G711.DecodeMuLaw(stored, samples); break;
            default: DecodeLinear(encoding, stored, samples); break;
        }
    }

    private static void DecodeLinear(WavEncoding encoding, ReadOnlySpan<byte> stored, Span<short> samples)
    {
        var size = stored.Length / Math.Max(1, samples.Length);
        for (var i = 0; i < samples.Length; i++)
        {
            var bytes = stored.Slice(i * size, size);
            samples[i] = encoding switch
            {
                WavEncoding.Pcm8 => (short)((bytes[0] - 128) << 8),
                WavEncoding.Pcm16 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
                WavEncoding.Pcm24 => DropLowByte(bytes[0] | (bytes[1] << 8) | ((sbyte)bytes[2] << 16)),
                WavEncoding.Pcm32 => DropLowByte(BinaryPrimitives.ReadInt32LittleEndian(bytes) >> 8),
                WavEncoding.Float32 => FromUnit(BinaryPrimitives.ReadSingleLittleEndian(bytes)),
                _ => FromUnit(BinaryPrimitives.ReadDoubleLittleEndian(bytes)),
            };
        }
    }

    private static short DropLowByte(int sample24) => (short)Math.Min((sample24 + 128) >> 8, short.MaxValue);

    private static short FromUnit(double sample) =>
        double.IsNaN(sample) ? (short)0 : (short)Math.Clamp(Math.Round(sample * 32768), short.MinValue, short.MaxValue);
}
