using System.Text;
using System.Text.RegularExpressions;

namespace Agents.Actors;

/// <summary>
/// Takes markdown out of the text that is spoken: headings, list marks, quotes, emphasis, code marks and rules go, links and images keep
/// their
/// words. A piece is held back only while it ends inside something that may become a mark.
/// </summary>
public sealed partial class MarkdownFilter : ITextFilter
{
    private readonly StringBuilder _held = new();
    private bool _lineStart = true;

    /// <inheritdoc />
    public string Push(string piece)
    {
        _held.Append(piece);
        var text = _held.ToString();
        var safe = SafeLength(text);
        _held.Clear().Append(text, safe, text.Length - safe);
        return Clean(text[..safe]);
    }

    /// <inheritdoc />
    public string Flush()
    {
        var text = _held.ToString();
        _held.Clear();
        return Clean(text);
    }

    /// <summary>Up to where the text can be judged: not inside a link, a pair of marks, or the marks that begin a line.</summary>
    private int SafeLength(string text)
    {
        var line = text.LastIndexOf('\n') + 1;
        if ((line > 0 || _lineStart) && LineMarkBegins().IsMatch(text[line..]))
            return line;
        var open = OpenMark().Match(text, line);
        return open.Success ? open.Index : text.Length;
    }

    private string Clean(string text)
    {
        if (text.Length == 0)
            return text;
        var atStart = _lineStart;
        _lineStart = text[^1] == '\n';
        var clean = atStart ? LineMarks().Replace(text, "") : LineMarksAfterBreak().Replace(text, "$1");
        clean = Links().Replace(clean, "$1");
        clean = Strong().Replace(clean, "$2");
        clean = Emphasis().Replace(clean, "$2");
        clean = Struck().Replace(clean, "$1");
        return CodeMarks().Replace(clean, "");
    }

    private const string Marks = @"(?:#{1,6}\s+|>\s?|[-*+]\s+|(?:[-*_]\s?){3,}(?=\n|$)|```\w*\n?)";

    [GeneratedRegex("^[ \\t]*" + Marks, RegexOptions.Multiline)]
    private static partial Regex LineMarks();

    [GeneratedRegex("(\\n[ \\t]*)" + Marks)]
    private static partial Regex LineMarksAfterBreak();

    [GeneratedRegex(@"^[ \t]*(?:#{1,6}|>|[-+]{1,3}|`{1,2}|`{3}\w{0,20}|[*_]{1,3})?[ \t]*$")]
    private static partial Regex LineMarkBegins();

    [GeneratedRegex(@"!?\[([^\]\n]*)\]\([^)\n]*\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"!?\[[^\]\n]{0,200}(?:\](?:\([^)\n]{0,400})?)?$|(?<![*\w])\*{1,3}(?=[^\s*])[^*\n]{0,200}\**$|(?<![_\w])_{1,3}(?=[^\s_])[^_\n]{0,200}_*$|(?<![~\w])~~(?=[^\s~])[^~\n]{0,200}~*$|[*_~!]+$")]
    private static partial Regex OpenMark();

    [GeneratedRegex(@"(\*\*\*|\*\*|(?<!\w)___|(?<!\w)__)(?=\S)(.+?)(?<=\S)\1")]
    private static partial Regex Strong();

    [GeneratedRegex(@"(?<![*_\w])([*_])(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![*_\w])")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"~~(?=\S)(.+?)(?<=\S)~~")]
    private static partial Regex Struck();

    [GeneratedRegex("`+")]
    private static partial Regex CodeMarks();
}
