namespace Agents.Gateway;

/// <summary>Walks through a hearing script as audio comes in. Times of the script go in, times of the connection come out.</summary>
internal sealed class ScriptProgress(HearingScript script)
{
    /// <summary>A replay may begin a little inside a word's first sound; the word counts as heard all the same.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(60);

    private readonly List<TranscriptWord> _heard = [];
    private int _utterance;
    private int _word;
    private bool _early;

    /// <summary>Hears on.</summary>
    /// <param name="offset">The script's time at the connection's first sample.</param>
    /// <param name="received">How much audio the connection has brought.</param>
    public IEnumerable<RecognitionEvent> HearUntil(TimeSpan offset, TimeSpan received)
    {
        var now = offset + received;
        while (_utterance < script.Utterances.Count)
        {
            var words = script.Utterances[_utterance].Words;
            for (; _word < words.Count && words[_word].End <= now; _word++)
            {
                if (words[_word].Start < offset - Tolerance) continue;
                if (_heard.Count == 0) yield return new RecognitionEvent.SpeechStarted();
                _heard.Add(words[_word] with { Start = Positive(words[_word].Start - offset), End = words[_word].End - offset });
                yield return new RecognitionEvent.Interim(Transcript.Of([.. _heard], "en"));
            }

            if (_word < words.Count) yield break;
            var end = words.Count > 0 ? words[^1].End : offset;
            if (script.Preflight && !_early && _heard.Count > 0 && now >= end + (script.Silence / 2))
            {
                _early = true;
                yield return new RecognitionEvent.Preflight(Transcript.Of([.. _heard], "en"));
            }

            if (now < end + script.Silence) yield break;
            if (_heard.Count > 0) yield return Final();
            Next();
        }
    }

    /// <summary>Ends the utterance that has begun, without the words that were not reached.</summary>
    public IEnumerable<RecognitionEvent> Finish()
    {
        if (_heard.Count == 0) yield break;
        yield return Final();
        if (_word >= script.Utterances[_utterance].Words.Count) Next();
        _heard.Clear();
    }

    private static TimeSpan Positive(TimeSpan time) => time < TimeSpan.Zero ? TimeSpan.Zero : time;

    private RecognitionEvent.Final Final() => new(Transcript.Of([.. _heard], "en"));

    private void Next()
    {
        _heard.Clear();
        _utterance++;
        _word = 0;
        _early = false;
    }
}
