using Agents.Messages;

namespace Agents.Inference;

/// <summary>A frame as brightness and two colour differences, in blocks of 8 by 8. Beyond the edge the last row and column go on.</summary>
internal sealed class JpegPlanes(ImageFrame frame)
{
    private const int Block = 8;
    private readonly double[] _block = new double[Block * Block];

    /// <summary>Brightness; the block is valid until the next call.</summary>
    public double[] Brightness(int left, int top) => Fill((x, y) => Mix(left + x, top + y, 0.299, 0.587, 0.114) - 128);

    /// <summary>Blue difference at half the resolution.</summary>
    public double[] Blueness(int left, int top) => Fill((x, y) => Quarter(left + (2 * x), top + (2 * y), -0.168736, -0.331264, 0.5));

    /// <summary>Red difference at half the resolution.</summary>
    public double[] Redness(int left, int top) => Fill((x, y) => Quarter(left + (2 * x), top + (2 * y), 0.5, -0.418688, -0.081312));

    private double[] Fill(Func<int, int, double> value)
    {
        for (var y = 0; y < Block; y++)
        {
            for (var x = 0; x < Block; x++)
                _block[(y * Block) + x] = value(x, y);
        }
        return _block;
    }

    private double Quarter(int x, int y, double red, double green, double blue) =>
        (Mix(x, y, red, green, blue) + Mix(x + 1, y, red, green, blue) + Mix(x, y + 1, red, green, blue) + Mix(x + 1, y + 1, red, green, blue)) / 4;

    private double Mix(int x, int y, double red, double green, double blue)
    {
        var at = ((Math.Min(y, frame.Height - 1) * frame.Width) + Math.Min(x, frame.Width - 1)) * frame.BytesPerPixel;
        var pixels = frame.Pixels.Span;
        return (pixels[at] * red) + (pixels[at + 1] * green) + (pixels[at + 2] * blue);
    }
}
