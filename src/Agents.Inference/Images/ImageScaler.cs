using Agents.Messages;

namespace Agents.Inference;

/// <summary>Makes a frame smaller: each new pixel is the mean of those it covers. Pure.</summary>
internal static class ImageScaler
{
    /// <summary>The frame, made to fit into a box with its shape kept. A frame that fits stays as it is; nothing is made larger.</summary>
    public static ImageFrame Fit(ImageFrame frame, ImageSize box)
    {
        var scale = Math.Min((double)box.Width / frame.Width, (double)box.Height / frame.Height);
        return scale >= 1 ? frame : Shrink(frame, Math.Max(1, (int)Math.Round(frame.Width * scale)), Math.Max(1, (int)Math.Round(frame.Height * scale)));
    }

    private static ImageFrame Shrink(ImageFrame frame, int width, int height)
    {
        var bytes = frame.BytesPerPixel;
        var pixels = new byte[width * height * bytes];
        for (var y = 0; y < height; y++)
        {
            var (top, bottom) = Covered(y, height, frame.Height);
            for (var x = 0; x < width; x++)
            {
                var (left, right) = Covered(x, width, frame.Width);
                for (var channel = 0; channel < bytes; channel++)
                    pixels[(((y * width) + x) * bytes) + channel] = Mean(frame, channel, (left, right), (top, bottom));
            }
        }
        return frame with { Width = width, Height = height, Pixels = pixels };
    }

    private static (int From, int To) Covered(int at, int count, int of) => ((int)((long)at * of / count), Math.Max((int)(((long)at + 1) * of / count), (int)((long)at * of / count) + 1));

    private static byte Mean(ImageFrame frame, int channel, (int From, int To) columns, (int From, int To) rows)
    {
        var pixels = frame.Pixels.Span;
        long sum = 0;
        for (var y = rows.From; y < rows.To; y++)
        {
            for (var x = columns.From; x < columns.To; x++)
                sum += pixels[(((y * frame.Width) + x) * frame.BytesPerPixel) + channel];
        }
        var count = (columns.To - columns.From) * (rows.To - rows.From);
        return (byte)((sum + (count / 2)) / count);
    }
}
