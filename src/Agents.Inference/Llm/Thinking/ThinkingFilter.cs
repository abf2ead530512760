namespace Agents.Inference;

/// <summary>Takes a model's thoughts out of its text, wherever the stream cuts the tags (protocol 4.8). One per attempt.</summary>
internal sealed class ThinkingFilter(string startTag, string endTag) : IThinkingFilter
{
    private string _held = "";
    private bool _inside;

    /// <summary>The filter for a model.</summary>
    public static ThinkingFilter For(string model) => model == "google/gemma-4-31b-it"
        ? new ThinkingFilter("<|channel>thought", "<channel|>")
        : new ThinkingFilter("<think>", "</think>");

    /// <inheritdoc/>
    /// <remarks>An empty text stays an empty text; what comes with a function call is filtered too.</remarks>
    public string? Filter(string? content, bool last, bool withCall = false)
    {
        var visible = Visible(_held + content, last);
        return visible.Length > 0 ? visible : content is "" ? "" : null;
    }

    private string Visible(string text, bool last)
    {
        var shown = "";
        while (true)
        {
            var tag = _inside ? endTag : startTag;
            var at = text.IndexOf(tag, StringComparison.Ordinal);
            if (at < 0)
                return shown + Hold(text, tag, last);
            if (!_inside)
                shown += text[..at];
            text = text[(at + tag.Length)..];
            _inside = !_inside;
        }
    }

    private string Hold(string text, string tag, bool last)
    {
        var inside = _inside;
        if (last)
        {
            _inside = false;
            _held = "";
            return inside ? "" : text;
        }
        var keep = Math.Min(tag.Length - 1, text.Length);
        while (!tag.StartsWith(text[(text.Length - keep)..], StringComparison.Ordinal))
            keep--;
        _held = text[(text.Length - keep)..];
        return inside ? "" : text[..(text.Length - keep)];
    }
}
