using Agents.Messages;

namespace Agents.Inference;

/// <summary>
/// Encodes a frame as baseline JPEG (ITU-T T.81) with the tables of its annex K, colours at half the resolution. docs/adr/0003 says why it is here. Pure.
/// </summary>
internal static class JpegEncoder
{
    private const int Block = 8;
    private const int Unit = 2 * Block;
    private const int MostPixels = 65535;

    /// <summary>The file's bytes.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="quality">1 to 100; 75 is what the reference clients use.</param>
    /// <exception cref="ArgumentException">Size and number of bytes do not fit.</exception>
    public static byte[] Encode(ImageFrame frame, int quality = 75)
    {
        Check(frame);
        var brightness = JpegTables.Scale(JpegTables.BrightnessSteps, quality);
        var colour = JpegTables.Scale(JpegTables.ColourSteps, quality);
        using var output = new MemoryStream();
        JpegHeader.Write(output, frame.Width, frame.Height, brightness, colour);
        var bits = new JpegBits(output);
        var y = new JpegComponent(bits, brightness, JpegHuffman.BrightnessDc, JpegHuffman.BrightnessAc);
        var cb = new JpegComponent(bits, colour, JpegHuffman.ColourDc, JpegHuffman.ColourAc);
        var cr = new JpegComponent(bits, colour, JpegHuffman.ColourDc, JpegHuffman.ColourAc);
        var planes = new JpegPlanes(frame);
        for (var top = 0; top < frame.Height; top += Unit)
        {
            for (var left = 0; left < frame.Width; left += Unit)
            {
                y.Write(planes.Brightness(left, top));
                y.Write(planes.Brightness(left + Block, top));
                y.Write(planes.Brightness(left, top + Block));
                y.Write(planes.Brightness(left + Block, top + Block));
                cb.Write(planes.Blueness(left, top));
                cr.Write(planes.Redness(left, top));
            }
        }
        bits.Finish();
        output.Write([0xFF, 0xD9]);
        return output.ToArray();
    }

    private static void Check(ImageFrame frame)
    {
        if (frame.Width is < 1 or > MostPixels || frame.Height is < 1 or > MostPixels)
            throw new ArgumentException($"The image has {frame.Width} × {frame.Height} pixels; allowed are 1 to {MostPixels} each way.", nameof(frame));
        if ((long)frame.Width * frame.Height * frame.BytesPerPixel != frame.Pixels.Length)
        {
            throw new ArgumentException(
                $"The image has {frame.Pixels.Length} bytes; {frame.Width} × {frame.Height} pixels in {frame.Format} have {(long)frame.Width * frame.Height * frame.BytesPerPixel}.",
                nameof(frame));
        }
    }
}
