namespace Agents.Inference;

/// <summary>
/// The seed's filter (section 7, number 16): sees a tag only within one chunk, drops what stands before a start tag there, lets through what follows it,
/// and leaves the text beside a function call alone.
/// </summary>
internal sealed class ChunkThinkingFilter : IThinkingFilter
{
    private const string StartTag = "<think>";
    private const string EndTag = "</think>";
    private bool _inside;

    public string? Filter(string? content, bool last, bool withCall)
    {
        if (content is null || withCall)
            return content;
        var tag = _inside ? EndTag : StartTag;
        var at = content.IndexOf(tag, StringComparison.Ordinal);
        if (at < 0)
            return _inside ? null : content;
        _inside = !_inside;
        return content[(at + tag.Length)..];
    }
}
