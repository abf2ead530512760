using System.Text;

namespace Agents.Actors;

/// <summary>
/// Cuts a growing text into sentences for a voice that takes one at a time (voice-session.md P9). A sentence is given only once the next
/// has begun
/// (10 characters of look-ahead); shorter than 20 characters it is joined with the next; the rest comes at <see cref="Flush"/>. Formatting
/// is kept.
/// </summary>
internal sealed class SentenceSplitter
{
    private const int MinLength = 20, LookAhead = 10;

    private static readonly string[] Abbreviations =
        ["mr", "mrs", "ms", "dr", "prof", "st", "no", "nr", "vs", "etc", "e.g", "i.e", "inc", "ltd", "approx", "z.b", "bzw", "ca"];

    private readonly StringBuilder _text = new();

    public IReadOnlyList<string> Push(string piece)
    {
        _text.Append(piece);
        var sentences = new List<string>();
        while (Cut() is { } end)
        {
            sentences.Add(_text.ToString(0, end));
            _text.Remove(0, end);
        }
        return sentences;
    }

    /// <summary>The rest; null if there is nothing but blanks.</summary>
    public string? Flush()
    {
        var rest = _text.ToString();
        _text.Clear();
        return string.IsNullOrWhiteSpace(rest) ? null : rest;
    }

    private int? Cut()
    {
        var text = _text.ToString();
        for (var i = 0; i < text.Length; i++)
        {
            if (!EndsSentence(text, i))
                continue;
            var end = EndOfBlanks(text, i + 1);
            if (text[..end].Trim().Length >= MinLength && text.Length - end >= LookAhead)
                return end;
        }
        return null;
    }

    private static bool EndsSentence(string text, int at)
    {
        if (text[at] is '。' or '！' or '？' or '\n')
            return true;
        return text[at] is '.' or '!' or '?' or '…' && at + 1 < text.Length && EndsHere(text, at + 1)
            && !(text[at] == '.' && IsAbbreviation(text, at));
    }

    private static bool EndsHere(string text, int after)
    {
        while (after < text.Length && text[after] is '"' or '”' or '\'' or ')' or '»')
            after++;
        return after < text.Length && char.IsWhiteSpace(text[after]);
    }

    private static bool IsAbbreviation(string text, int dot)
    {
        var start = dot;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] is not '(')
            start--;
        var word = text[start..dot];
        return (word.Length == 1 && char.IsUpper(word[0]) && word != "I")
            || Abbreviations.Contains(word, StringComparer.OrdinalIgnoreCase);
    }

    private static int EndOfBlanks(string text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is '"' or '”' or '\'' or ')' or '»'))
            at++;
        return at;
    }
}
