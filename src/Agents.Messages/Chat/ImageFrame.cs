namespace Agents.Messages;

/// <summary>Pixels that nobody has encoded yet, such as a frame of video. They are sent as JPEG.</summary>
/// <param name="Width">Pixels in a row, 1 to 65535.</param>
/// <param name="Height">Rows, 1 to 65535.</param>
/// <param name="Format">What a pixel is made of.</param>
/// <param name="Pixels">All rows from the top, each from the left, without gaps.</param>
public sealed record ImageFrame(int Width, int Height, PixelFormat Format, ReadOnlyMemory<byte> Pixels)
{
    /// <summary>3 or 4.</summary>
    public int BytesPerPixel => Format == PixelFormat.Rgb24 ? 3 : 4;

    /// <summary>When set, the frame is made smaller until it fits, its shape kept; never larger.</summary>
    public ImageSize? Fit { get; init; }
}

/// <summary>A size in pixels.</summary>
/// <param name="Width">1 or more.</param>
/// <param name="Height">1 or more.</param>
public readonly record struct ImageSize(int Width, int Height);

/// <summary>What a pixel is made of, one byte each.</summary>
public enum PixelFormat
{
    /// <summary>Red, green, blue.</summary>
    Rgb24,

    /// <summary>Red, green, blue, and how opaque it is, which is ignored.</summary>
    Rgba32,
}
