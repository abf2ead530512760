namespace Agents.Actors;

/// <summary>A piece of a segment's text and where it stands in the segment's audio.</summary>
/// <param name="Text">The word as written, with the blanks after it.</param>
/// <param name="Start">Where it begins in the audio.</param>
internal readonly record struct PlacedWord(string Text, TimeSpan Start);

/// <summary>
/// What the caller has heard of a text when playout stopped at a position (voice-session.md 3.6 and "transcript synchroniser"): the words
/// that
/// began before it. By the voice's own word times where it sends them, else by an estimate from syllables. Pure.
/// </summary>
internal static class HeardText
{
    /// <summary>Standard speaking rate, syllables per second (voice-session.md 1.4).</summary>
    public const double SyllablesPerSecond = 3.83;

    /// <summary>By the word times of the voice.</summary>
    /// <param name="intended">The text as it was meant, whose spelling is kept.</param>
    /// <param name="words">Words with their times in the audio, in order.</param>
    /// <param name="position">How much of the audio was heard.</param>
    public static string ByWordTimes(string intended, IReadOnlyList<TimedWord> words, TimeSpan position)
    {
        var end = 0;
        foreach (var word in words)
        {
            if (word.Start >= position)
                break;
            end = EndOf(intended, word.Text.Trim(), end);
        }
        return intended[..end].TrimEnd();
    }

    /// <summary>By the clock: words are placed in the audio by their syllables.</summary>
    /// <param name="intended">The text as it was meant.</param>
    /// <param name="position">How much of the audio was heard.</param>
    /// <param name="total">Length of the whole audio, if it is complete; else null, and the standard rate is used.</param>
    public static string ByClock(string intended, TimeSpan position, TimeSpan? total)
    {
        var end = 0;
        foreach (var word in Place(intended, total))
        {
            if (word.Start >= position)
                break;
            end += word.Text.Length;
        }
        return intended[..end].TrimEnd();
    }

    /// <summary>Places each word of a text in its audio by syllables.</summary>
    public static IReadOnlyList<PlacedWord> Place(string text, TimeSpan? total)
    {
        var pieces = Pieces(text);
        var syllables = pieces.ConvertAll(Syllables.Count);
        var sum = Math.Max(1, syllables.Sum());
        var perSyllable = total is { } known ? known / sum : TimeSpan.FromSeconds(1 / SyllablesPerSecond);
        var placed = new List<PlacedWord>(pieces.Count);
        var before = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            placed.Add(new PlacedWord(pieces[i], perSyllable * before));
            before += syllables[i];
        }
        return placed;
    }

    /// <summary>Words with the blanks that follow them, so that their lengths add up to the text.</summary>
    private static List<string> Pieces(string text)
    {
        var pieces = new List<string>();
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i == text.Length || (char.IsWhiteSpace(text[i - 1]) && !char.IsWhiteSpace(text[i])))
            {
                if (i > start)
                    pieces.Add(text[start..i]);
                start = i;
            }
        }
        return pieces;
    }

    /// <summary>
    /// End of a word in the intended text, at or after a place; the place itself if it is not there (the voice spelled it otherwise).
    /// </summary>
    private static int EndOf(string intended, string word, int from)
    {
        if (word.Length == 0)
            return from;
        var at = intended.IndexOf(word, from, StringComparison.OrdinalIgnoreCase);
        return at >= 0 ? EndOfToken(intended, at + word.Length) : EndOfToken(intended, SkipBlanks(intended, from) + 1);
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static int EndOfToken(string text, int at)
    {
        at = Math.Min(at, text.Length);
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }
}
