namespace Agents.Messages;

/// <summary>A part of a chat message.</summary>
public abstract record ChatContent;

/// <summary>Text.</summary>
/// <param name="Text">The text.</param>
public sealed record TextContent(string Text) : ChatContent;

/// <summary>An image (<c>ImageContent</c>): an external URL, a <c>data:</c> URL, encoded bytes, or a raw frame.</summary>
/// <param name="Url">External or <c>data:</c> URL; null when <paramref name="Data"/> is given.</param>
/// <param name="Data">An encoded image.</param>
/// <param name="MimeType">
/// <c>image/jpeg</c>, <c>image/png</c>, <c>image/webp</c> or <c>image/gif</c>; wins over that of a <c>data:</c> URL. Needed with <paramref name="Data"/>.
/// </param>
/// <param name="Detail">How closely the model should look. Default auto.</param>
public sealed record ImageContent(
    string? Url = null, ReadOnlyMemory<byte> Data = default, string? MimeType = null, ImageDetail Detail = ImageDetail.Auto) : ChatContent
{
    /// <summary>Takes pixels that are not encoded; they are sent as JPEG of quality 75.</summary>
    /// <param name="frame">The pixels.</param>
    /// <param name="detail">How closely the model should look.</param>
    public ImageContent(ImageFrame frame, ImageDetail detail = ImageDetail.Auto)
        : this(null, default, null, detail) => Frame = frame;

    /// <summary>Pixels that are not encoded; null for all other forms.</summary>
    public ImageFrame? Frame { get; init; }
}

/// <summary>Audio of a speech-to-speech model. Never sent to a chat model.</summary>
/// <param name="Transcript">What is said in it, null when unknown.</param>
public sealed record AudioContent(string? Transcript) : ChatContent;

/// <summary>How closely a model looks at an image.</summary>
public enum ImageDetail
{
    /// <summary>As the model likes.</summary>
    Auto,

    /// <summary>Closely.</summary>
    High,

    /// <summary>Roughly, cheaply.</summary>
    Low,
}
