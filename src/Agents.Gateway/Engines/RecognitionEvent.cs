namespace Agents.Gateway;

/// <summary>What a recognition hears. Times count from the first sample of the connection.</summary>
public abstract record RecognitionEvent
{
    private RecognitionEvent() { }

    /// <summary>Speech began.</summary>
    public sealed record SpeechStarted : RecognitionEvent;

    /// <summary>A transcript that may still change.</summary>
    /// <param name="Transcript">What is heard so far.</param>
    public sealed record Interim(Transcript Transcript) : RecognitionEvent;

    /// <summary>A transcript very likely to stay: a good moment to start thinking.</summary>
    /// <param name="Transcript">What is heard so far.</param>
    public sealed record Preflight(Transcript Transcript) : RecognitionEvent;

    /// <summary>The transcript of an ended utterance.</summary>
    /// <param name="Transcript">What was heard.</param>
    public sealed record Final(Transcript Transcript) : RecognitionEvent;
}

/// <summary>What was heard, and when.</summary>
/// <param name="Text">The words, separated by spaces; may be empty.</param>
/// <param name="Start">When the first word starts.</param>
/// <param name="Duration">From the start of the first word to the end of the last.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Words">The words with their times; empty where the engine has none.</param>
/// <param name="Language">The language heard; null when the engine does not say.</param>
/// <param name="SpeakerId">Who spoke; null when the engine does not say.</param>
public sealed record Transcript(
    string Text, TimeSpan Start, TimeSpan Duration, double Confidence, IReadOnlyList<TranscriptWord> Words,
    string? Language = null, string? SpeakerId = null)
{
    /// <summary>A transcript made of words: text, times and confidence (weighted by duration) follow from them.</summary>
    /// <param name="words">The words in order.</param>
    /// <param name="language">The language heard.</param>
    public static Transcript Of(IReadOnlyList<TranscriptWord> words, string? language = null)
    {
        if (words.Count == 0) return new("", TimeSpan.Zero, TimeSpan.Zero, 0, words, language);
        var total = words.Sum(w => (w.End - w.Start).TotalSeconds);
        var confidence = total > 0
            ? words.Sum(w => w.Confidence * (w.End - w.Start).TotalSeconds) / total
            : words.Average(w => w.Confidence);
        return new(string.Join(' ', words.Select(w => w.Word)), words[0].Start, words[^1].End - words[0].Start, confidence, words, language);
    }
}

/// <summary>One heard word.</summary>
/// <param name="Word">The word as written.</param>
/// <param name="Start">Its start, from the first sample of the connection.</param>
/// <param name="End">Its end.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record TranscriptWord(string Word, TimeSpan Start, TimeSpan End, double Confidence);
