using Agents.Messages;

namespace Agents.Inference;

/// <summary>Finds where to speak on after a break. Pure.</summary>
internal static class ResumePoint
{
    /// <summary>How fast voices speak, where nothing else is known: characters per second.</summary>
    public const double TypicalRate = 15;

    /// <summary>
    /// With times: after the last word that was put out whole. Without: at the start of the sentence that was being spoken, judged by how many
    /// characters fit into the audio that was put out.
    /// </summary>
    /// <param name="text">The text of the attempt.</param>
    /// <param name="delivered">Audio put out.</param>
    /// <param name="words">Words or characters with their times, from the start of the attempt's audio.</param>
    /// <returns>Index of the first character still to be spoken.</returns>
    public static int Find(string text, TimeSpan delivered, IReadOnlyList<TimedWord> words)
    {
        if (delivered <= TimeSpan.Zero)
            return 0;
        return words.Count > 0 ? AfterWords(text, words.Where(word => word.End <= delivered)) : SentenceStart(text, delivered.TotalSeconds * TypicalRate);
    }

    private static int AfterWords(string text, IEnumerable<TimedWord> spoken)
    {
        var at = 0;
        foreach (var word in spoken)
        {
            var bare = word.Text.Trim();
            var found = bare.Length == 0 ? -1 : text.IndexOf(bare, at, StringComparison.OrdinalIgnoreCase);
            if (found >= 0)
                at = found + bare.Length;
        }
        return at;
    }

    private static int SentenceStart(string text, double characters)
    {
        var start = 0;
        foreach (var sentence in SentenceSplitter.Split(text))
        {
            if (sentence.End > characters || sentence.End >= text.Length)
                break;
            start = sentence.End;
        }
        return start;
    }
}
