using Agents.Messages;

namespace Agents.Inference.Tests.Images;

public sealed class JpegTests
{
    [Theory]
    [InlineData(16, 16, PixelFormat.Rgb24)]
    [InlineData(1, 1, PixelFormat.Rgba32)]
    [InlineData(37, 21, PixelFormat.Rgb24)]
    [InlineData(50, 64, PixelFormat.Rgba32)]
    public void What_is_encoded_looks_like_the_frame(int width, int height, PixelFormat format)
    {
        var frame = Picture(width, height, format);
        var decoded = JpegDecoder.Decode(JpegEncoder.Encode(frame, 90));
        (decoded.Width, decoded.Height).ShouldBe((width, height));
        MeanError(frame, decoded).ShouldBeLessThan(4);
    }

    [Fact]
    public void More_quality_means_more_bytes_and_less_error()
    {
        var frame = Picture(64, 64, PixelFormat.Rgb24);
        var sizes = new[] { 10, 50, 75, 95 }.Select(quality => JpegEncoder.Encode(frame, quality)).ToList();
        sizes.Select(file => file.Length).ShouldBeInOrder(SortDirection.Ascending);
        sizes.Select(file => MeanError(frame, JpegDecoder.Decode(file))).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void Noise_uses_every_code_and_survives()
    {
        var pixels = new byte[48 * 48 * 3];
        new Random(7).NextBytes(pixels);
        var frame = new ImageFrame(48, 48, PixelFormat.Rgb24, pixels);
        var decoded = JpegDecoder.Decode(JpegEncoder.Encode(frame, 100));
        Enumerable.Range(0, 48 * 48).Average(at => Math.Abs(Light(at * 3, index => pixels[index]) - Light(at * 3, index => decoded.Pixels[index]))).ShouldBeLessThan(2);

        static double Light(int at, Func<int, double> of) => (0.299 * of(at)) + (0.587 * of(at + 1)) + (0.114 * of(at + 2));
    }

    [Theory]
    [InlineData(2, 2, 11, "11 bytes")]
    [InlineData(0, 2, 0, "0 × 2")]
    public void A_frame_that_is_not_one_is_refused(int width, int height, int bytes, string says) =>
        Should.Throw<ArgumentException>(() => JpegEncoder.Encode(new ImageFrame(width, height, PixelFormat.Rgb24, new byte[bytes]))).Message.ShouldContain(says);

    [Theory]
    [InlineData(100, 50, 40, 40, 40, 20)]
    [InlineData(50, 100, 40, 40, 20, 40)]
    [InlineData(30, 20, 40, 40, 30, 20)]
    [InlineData(1000, 1, 10, 10, 10, 1)]
    public void Frames_are_made_to_fit_and_never_larger(int width, int height, int boxWidth, int boxHeight, int newWidth, int newHeight)
    {
        var fitted = ImageScaler.Fit(Picture(width, height, PixelFormat.Rgb24), new ImageSize(boxWidth, boxHeight));
        (fitted.Width, fitted.Height, fitted.Pixels.Length).ShouldBe((newWidth, newHeight, newWidth * newHeight * 3));
    }

    [Fact]
    public void A_smaller_pixel_is_the_mean_of_those_it_covers() =>
        ImageScaler.Fit(new ImageFrame(2, 2, PixelFormat.Rgb24, new byte[] { 0, 10, 20, 100, 10, 20, 200, 10, 20, 100, 10, 60 }), new ImageSize(1, 1))
            .Pixels.ToArray().ShouldBe([100, 10, 30]);

    [Fact]
    public void A_chat_message_sends_a_frame_as_jpeg()
    {
        var frame = Picture(40, 20, PixelFormat.Rgb24) with { Fit = new ImageSize(20, 20) };
        var url = (string)ImageConverter.Convert(new ImageContent(frame, ImageDetail.Low))["image_url"]!["url"]!;
        url.ShouldStartWith("data:image/jpeg;base64,");
        var decoded = JpegDecoder.Decode(Convert.FromBase64String(url["data:image/jpeg;base64,".Length..]));
        (decoded.Width, decoded.Height).ShouldBe((20, 10));
    }

    /// <summary>Soft colours with an edge, where the file has one too: between two pixels of its half resolution.</summary>
    private static ImageFrame Picture(int width, int height, PixelFormat format)
    {
        var bytes = format == PixelFormat.Rgb24 ? 3 : 4;
        var pixels = new byte[width * height * bytes];
        for (var at = 0; at < width * height; at++)
        {
            var (x, y) = (at % width, at / width);
            pixels[at * bytes] = (byte)(40 + (x * 2));
            pixels[(at * bytes) + 1] = (byte)(60 + (y * 2));
            pixels[(at * bytes) + 2] = (byte)(x < width / 4 * 2 ? 40 : 200);
        }
        return new ImageFrame(width, height, format, pixels);
    }

    private static double MeanError(ImageFrame frame, JpegDecoder decoded) => Enumerable.Range(0, frame.Width * frame.Height * 3)
        .Average(at => Math.Abs(frame.Pixels.Span[(at / 3 * frame.BytesPerPixel) + (at % 3)] - Math.Clamp(decoded.Pixels[at], 0, 255)));
}
