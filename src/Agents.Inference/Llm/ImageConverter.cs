using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>Turns an image into the request's form (protocol 4.5).</summary>
internal static class ImageConverter
{
    private static readonly string[] Allowed = ["image/jpeg", "image/png", "image/webp", "image/gif"];

    /// <summary>The entry of a message's content.</summary>
    /// <exception cref="ArgumentException">Another kind of image, or neither address nor data.</exception>
    public static JObject Convert(ImageContent image) => new()
    {
        ["type"] = "image_url",
        ["image_url"] = new JObject { ["url"] = UrlOf(image), ["detail"] = image.Detail.ToString().ToLowerInvariant() },
    };

    private static string UrlOf(ImageContent image)
    {
        if (image.Frame is { } frame)
            return $"data:image/jpeg;base64,{System.Convert.ToBase64String(JpegEncoder.Encode(frame.Fit is { } box ? ImageScaler.Fit(frame, box) : frame))}";
        if (!image.Data.IsEmpty)
            return $"data:{CheckMime(image.MimeType)};base64,{System.Convert.ToBase64String(image.Data.Span)}";
        if (image.Url is not { Length: > 0 } url)
            throw new ArgumentException("An image needs a Url, Data or a Frame.");
        if (!url.StartsWith("data:", StringComparison.Ordinal))
            return url;
        var comma = url.IndexOf(',');
        if (comma < 0)
            throw new ArgumentException("The image's data URL has no comma.");
        var header = url["data:".Length..comma].Split(';')[0];
        return $"data:{CheckMime(image.MimeType ?? header)};base64,{url[(comma + 1)..]}";
    }

    private static string CheckMime(string? mime) => Allowed.Contains(mime)
        ? mime!
        : throw new ArgumentException($"The image's MIME type is \"{mime}\"; allowed are {string.Join(", ", Allowed)}.");
}
