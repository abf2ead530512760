namespace Agents.Gateway;

/// <summary>
/// Cuts text into sentences, so that the first can be heard while the next is being synthesised. Pure. Clients send what they hold to be whole sentences;
/// here the question is another one: what may an engine begin with now, and how much at most.
/// </summary>
internal static class SentenceSplitter
{
    /// <summary>Longer sentences are cut at a space, so that one packet cannot keep the engine busy for minutes.</summary>
    public const int MaxLength = 400;

    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "inc", "ltd", "co", "vs", "etc", "e.g", "i.e", "no", "capt", "lt",
    };

    /// <summary>The sentences of a text, trimmed, without empty ones.</summary>
    /// <param name="text">Any text.</param>
    public static IEnumerable<string> Split(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var ends = IsEnd(text, start, i);
            var tooLong = i - start >= MaxLength && (char.IsWhiteSpace(text[i]) || i - start >= 2 * MaxLength);
            if (!ends && !tooLong) continue;
            if (Piece(text, start, i + 1) is { } piece) yield return piece;
            start = i + 1;
        }

        if (Piece(text, start, text.Length) is { } rest) yield return rest;
    }

    /// <summary>Whether the text ends with a finished sentence, so that nothing that follows can belong to it.</summary>
    /// <param name="text">Any text.</param>
    public static bool EndsSentence(string text)
    {
        var trimmed = text.TrimEnd();
        return trimmed.Length == 0 || IsEnd(trimmed, 0, trimmed.Length - 1);
    }

    private static bool IsEnd(string text, int start, int at)
    {
        if (text[at] is '\n' or '。' or '！' or '？') return true;
        if (at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1])) return false;
        var mark = at;
        while (mark > start && text[mark] is '"' or '”' or '\'' or '’' or ')' or ']') mark--;
        return text[mark] switch
        {
            '!' or '?' or ';' or '…' => true,
            '.' => !IsAbbreviation(text, start, mark),
            _ => false,
        };
    }

    private static bool IsAbbreviation(string text, int start, int dot)
    {
        var from = dot;
        while (from > start && !char.IsWhiteSpace(text[from - 1])) from--;
        var word = text[from..dot].TrimStart('(', '"', '“', '\'');
        return (word.Length == 1 && char.IsUpper(word[0])) || Abbreviations.Contains(word);
    }

    private static string? Piece(string text, int start, int end) => text[start..end].Trim() is { Length: > 0 } piece ? piece : null;
}
