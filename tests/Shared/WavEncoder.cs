using System.Text;

namespace Agents.Shared.Tests;

/// <summary>Writes 16-bit samples as WAV files of other kinds, as recorders and editors make them.</summary>
internal static class WavEncoder
{
    private const ushort Pcm = 1, Float = 3, ExtensibleTag = 0xFFFE;

    /// <summary>A mono file.</summary>
    /// <param name="samples">What it holds.</param>
    /// <param name="rate">Samples per second.</param>
    /// <param name="isFloat">Floating point instead of PCM.</param>
    /// <param name="bits">8, 16, 24 or 32; floating point 32 or 64.</param>
    /// <param name="extensible">With the header WAVE_FORMAT_EXTENSIBLE.</param>
    public static byte[] Encode(ReadOnlySpan<short> samples, int rate, bool isFloat, int bits, bool extensible)
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file, Encoding.ASCII);
        var dataBytes = samples.Length * bits / 8;
        var formatBytes = extensible ? 40 : 16;
        writer.Write("RIFF"u8);
        writer.Write(4 + 8 + formatBytes + 8 + dataBytes);
        writer.Write("WAVEfmt "u8);
        writer.Write(formatBytes);
        WriteFormat(writer, rate, isFloat ? Float : Pcm, bits, extensible);
        writer.Write("data"u8);
        writer.Write(dataBytes);
        foreach (var sample in samples)
            WriteSample(writer, sample, isFloat, bits);
        return file.ToArray();
    }

    private static void WriteFormat(BinaryWriter writer, int rate, ushort tag, int bits, bool extensible)
    {
        writer.Write(extensible ? ExtensibleTag : tag);
        writer.Write((ushort)1);
        writer.Write(rate);
        writer.Write(rate * bits / 8);
        writer.Write((ushort)(bits / 8));
        writer.Write((ushort)bits);
        if (!extensible)
            return;
        writer.Write((ushort)22);
        writer.Write((ushort)bits);
        writer.Write(4); // front centre
        writer.Write(new Guid(tag, 0x0000, 0x0010, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71).ToByteArray());
    }

    private static void WriteSample(BinaryWriter writer, short sample, bool isFloat, int bits)
    {
        switch (isFloat, bits)
        {
            case (false, 8): writer.Write((byte)((sample >> 8) + 128)); break;
            case (false, 16): writer.Write(sample); break;
            case (false, 24): writer.Write([0, (byte)sample, (byte)(sample >> 8)]); break;
            case (false, 32): writer.Write(sample << 16); break;
            case (true, 32): writer.Write(sample / 32768f); break;
            case (true, 64): writer.Write(sample / 32768d); break;
            default: throw new ArgumentOutOfRangeException(nameof(bits), bits, "There are no such samples.");
        }
    }
}
