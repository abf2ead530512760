using System.Buffers.Binary;

namespace Agents.Inference;

/// <summary>Writes everything before the image's data (T.81, annex B).</summary>
internal static class JpegHeader
{
    private const byte Brightness = 1;
    private const byte Blueness = 2;
    private const byte Redness = 3;

    public static void Write(Stream output, int width, int height, byte[] brightnessSteps, byte[] colourSteps)
    {
        output.Write([0xFF, 0xD8]);
        Segment(output, 0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        Segment(output, 0xDB, [0, .. brightnessSteps, 1, .. colourSteps]);
        Segment(output, 0xC0, [8, .. Short(height), .. Short(width), 3, Brightness, 0x22, 0, Blueness, 0x11, 1, Redness, 0x11, 1]);
        Segment(output, 0xC4,
        [
            .. Table(0x00, JpegHuffman.BrightnessDc), .. Table(0x10, JpegHuffman.BrightnessAc), .. Table(0x01, JpegHuffman.ColourDc), .. Table(0x11, JpegHuffman.ColourAc),
        ]);
        Segment(output, 0xDA, [3, Brightness, 0x00, Blueness, 0x11, Redness, 0x11, 0, 63, 0]);
    }

    private static byte[] Table(byte id, JpegHuffman table) => [id, .. table.Counts, .. table.Symbols];

    private static void Segment(Stream output, byte marker, ReadOnlySpan<byte> content)
    {
        output.Write([0xFF, marker]);
        output.Write(Short(content.Length + 2));
        output.Write(content);
    }

    private static byte[] Short(int value)
    {
        var bytes = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
        return bytes;
    }
}
