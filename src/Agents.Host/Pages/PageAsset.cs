namespace Agents.Host.Pages;

/// <summary>A file of the web pages, ready to be sent.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="ETag">Names the content, in quotes.</param>
internal sealed record PageAsset(byte[] Content, string ContentType, string ETag);
