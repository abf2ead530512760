namespace Agents.Inference;

/// <summary>
/// Finds sentences by rule (protocol 3.4): a break after each <c>. ! ? 。 ！ ？</c>, except dots of abbreviations, addresses, numbers and
/// ellipses; short sentences join the next until they are 20 characters long. Pure.
/// </summary>
internal static class SentenceSplitter
{
    private const int MinSentence = 20;
    private const string Terminators = ".!?。！？";
    private static readonly string[] Titles = ["Mr", "St", "Mrs", "Ms", "Dr"];
    private static readonly string[] Suffixes = ["Inc", "Ltd", "Jr", "Sr", "Co"];
    private static readonly string[] Domains = ["com", "net", "org", "io", "gov", "edu", "me"];
    private static readonly string[] Starters = ["Mr", "Mrs", "Ms", "Dr", "Prof", "Capt", "Cpt", "Lt", "Wherever"];
    private static readonly string[] StarterWords = ["He", "She", "It", "They", "Their", "Our", "We", "But", "However", "That", "This"];

    /// <summary>A sentence, trimmed and with single spaces where it was joined, and where it ends in the text.</summary>
    public readonly record struct Sentence(string Text, int End);

    /// <summary>The sentences of a text. The last one may be unfinished.</summary>
    public static List<Sentence> Split(string text)
    {
        var line = text.Replace('\n', ' ').Replace('\r', ' ');
        var sentences = new List<Sentence>();
        var joined = "";
        var start = 0;
        foreach (var end in Ends(line))
        {
            var piece = line[start..end].Trim();
            start = end;
            if (piece.Length == 0)
                continue;
            joined = joined.Length == 0 ? piece : $"{joined} {piece}";
            if (joined.Length < MinSentence)
                continue;
            sentences.Add(new Sentence(joined, end));
            joined = "";
        }
        if (joined.Length > 0)
            sentences.Add(new Sentence(joined, line.Length));
        return sentences;
    }

    private static IEnumerable<int> Ends(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!Terminators.Contains(text[i]) || (text[i] == '.' && IsProtected(text, i)))
                continue;
            while (i + 1 < text.Length && Terminators.Contains(text[i + 1]))
                i++;
            if (i + 1 < text.Length && text[i + 1] is '"' or '”')
                i++;
            yield return i + 1;
        }
        yield return text.Length;
    }

    private static bool IsProtected(string text, int dot)
    {
        var word = WordBefore(text, dot);
        if (IsAcronym(text, dot) || Suffixes.Contains(word))
            return !StarterFollows(text, dot + 1);
        return Titles.Contains(word)
            || Domains.Contains(WordAfter(text, dot))
            || (IsDigit(text, dot - 1) && IsDigit(text, dot + 1))
            || IsDot(text, dot - 1)
            || IsDot(text, dot + 1)
            || IsDoctorate(text, dot)
            || (word.Length == 1 && dot >= 2 && char.IsWhiteSpace(text[dot - 2]))
            || IsLetterChain(text, dot);
    }

    /// <summary>The last dot of a chain such as <c>U.S.</c> or <c>e.g.</c> in capitals.</summary>
    private static bool IsAcronym(string text, int dot) =>
        dot >= 3 && char.IsUpper(text[dot - 1]) && text[dot - 2] == '.' && char.IsUpper(text[dot - 3]) && !IsLetter(text, dot - 4) && !IsLetter(text, dot + 1);

    private static bool IsLetterChain(string text, int dot) =>
        IsLetter(text, dot - 1) && !IsLetter(text, dot - 2)
        && ((IsDot(text, dot - 2) && IsLetter(text, dot - 3) && !IsLetter(text, dot - 4)) || (IsLetter(text, dot + 1) && IsDot(text, dot + 2)));

    private static bool IsDoctorate(string text, int dot) =>
        (dot >= 2 && text[(dot - 2)..dot] == "Ph" && dot + 2 < text.Length && text[dot + 1] == 'D' && text[dot + 2] == '.')
        || (dot >= 4 && text[(dot - 4)..dot] == "Ph.D");

    private static bool StarterFollows(string text, int from)
    {
        if (from >= text.Length || text[from] != ' ')
            return false;
        var rest = text[from..].TrimStart();
        return Starters.Any(word => rest.StartsWith(word, StringComparison.Ordinal))
            || StarterWords.Any(word => rest.StartsWith(word + " ", StringComparison.Ordinal));
    }

    private static string WordBefore(string text, int at)
    {
        var start = at;
        while (IsLetter(text, start - 1))
            start--;
        return text[start..at];
    }

    private static string WordAfter(string text, int at)
    {
        var end = at + 1;
        while (IsLetter(text, end))
            end++;
        return text[(at + 1)..end];
    }

    private static bool IsLetter(string text, int at) => at >= 0 && at < text.Length && char.IsLetter(text[at]);

    private static bool IsDigit(string text, int at) => at >= 0 && at < text.Length && char.IsDigit(text[at]);

    private static bool IsDot(string text, int at) => at >= 0 && at < text.Length && text[at] == '.';
}
