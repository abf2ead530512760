namespace Agents.Actors;

/// <summary>
/// Guesses from punctuation and grammar whether a turn is finished (voice-session.md deviation D23): a transcript that ends with a
/// conjunction, an article, a preposition or a filler goes on; one that ends with a full stop, a question mark or a whole sentence is done.
/// </summary>
public sealed class GrammarTurnDetector : ITextTurnDetector
{
    private const double Finished = 0.9, FinishedMark = 0.98, Unfinished = 0.05, OpenMark = 0.15, Threshold = 0.36;

    private GrammarTurnDetector()
    {
    }

    /// <summary>The only instance; it has no state.</summary>
    public static GrammarTurnDetector Instance { get; } = new();

    /// <inheritdoc />
    public EndOfTurnPrediction? Predict(IReadOnlyList<ChatMessage> context, string transcript, LanguageCode language)
    {
        var known = UnfinishedEndings.For(language);
        return known is null ? null : new EndOfTurnPrediction(Probability(transcript.TrimEnd(), known), Threshold);
    }

    private static double Probability(string transcript, UnfinishedEndings endings)
    {
        if (transcript.Length == 0 || transcript.EndsWith("...", StringComparison.Ordinal)
            || transcript[^1] is '…' or ',' or ':' or ';' or '-' or '–')
            return OpenMark;
        if (transcript[^1] is '.' or '!' or '?' or '。' or '？' or '！' or '؟')
            return endings.IsOpen(transcript, mayBeMarked: true) ? OpenMark : FinishedMark;
        return endings.IsOpen(transcript, mayBeMarked: false) ? Unfinished : Finished;
    }
}
