using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>Turns server messages into speech events (protocol 2.6, 2.7). Its state survives reconnects. Pure: no clock, no I/O.</summary>
/// <param name="extended">Whether onsets and metadata are understood (section 7, number 9).</param>
internal sealed class SpeechTranslator(bool extended = true)
{
    /// <summary>Whether speech has begun and is not finished.</summary>
    public bool Speaking { get; private set; }

    /// <summary>Language of transcripts that name none.</summary>
    public LanguageCode? Language { get; set; }

    /// <summary>Request id of transcripts that name none.</summary>
    public string RequestId { get; set; } = ShortId.Create("stt_request_");

    /// <summary>The events of a message, in order.</summary>
    /// <param name="message">What the server said.</param>
    /// <param name="offset">Added to all times.</param>
    /// <param name="usage">Audio sent since the last usage event.</param>
    public IReadOnlyList<SpeechEvent> Translate(SttServerMessage message, TimeSpan offset, TimeSpan usage) => message switch
    {
        SttStartOfSpeech when extended => Onset(),
        SttTranscript { Kind: TranscriptKind.Interim, Transcript.Length: > 0 } interim =>
            [.. Onset(), Transcript(SpeechEventType.InterimTranscript, interim, offset)],
        SttTranscript { Kind: TranscriptKind.Preflight, Transcript.Length: > 0 } preflight when Speaking =>
            [Transcript(SpeechEventType.PreflightTranscript, preflight, offset)],
        SttTranscript { Kind: TranscriptKind.Final } final => Final(final, offset, usage),
        _ => [],
    };

    private IReadOnlyList<SpeechEvent> Onset()
    {
        if (Speaking)
            return [];
        Speaking = true;
        return [new SpeechEvent(SpeechEventType.StartOfSpeech)];
    }

    private IReadOnlyList<SpeechEvent> Final(SttTranscript final, TimeSpan offset, TimeSpan usage)
    {
        List<SpeechEvent> events = [.. Onset()];
        if (usage > TimeSpan.Zero)
            events.Add(new SpeechEvent(SpeechEventType.RecognitionUsage) { RequestId = IdOf(final), Usage = new RecognitionUsage(usage) });
        events.Add(Transcript(SpeechEventType.FinalTranscript, final, offset));
        events.Add(new SpeechEvent(SpeechEventType.EndOfSpeech));
        Speaking = false;
        return events;
    }

    private SpeechEvent Transcript(SpeechEventType type, SttTranscript said, TimeSpan offset) =>
        new(type) { RequestId = IdOf(said), Alternatives = [Data(said, offset)] };

    private string IdOf(SttTranscript said) => string.IsNullOrEmpty(said.RequestId) ? RequestId : said.RequestId;

    private SpeechData Data(SttTranscript said, TimeSpan offset) => new(LanguageOf(said), said.Transcript)
    {
        StartTime = offset + TimeSpan.FromSeconds(said.Start),
        EndTime = offset + TimeSpan.FromSeconds(said.Start + said.Duration),
        Confidence = said.Confidence,
        SpeakerId = said.SpeakerId,
        Words = [.. said.Words.Select(word => Word(word, offset))],
        Metadata = extended && said.Extra is JObject { Count: > 0 } extra ? extra : null,
    };

    private LanguageCode LanguageOf(SttTranscript said) => said.Language is { } named ? new LanguageCode(named) : Language ?? new LanguageCode("en");

    private static TimedWord Word(TranscriptWord word, TimeSpan offset) =>
        new(word.Word, offset + TimeSpan.FromSeconds(word.Start), offset + TimeSpan.FromSeconds(word.End))
        {
            StartTimeOffset = offset,
            Confidence = word.Confidence,
            SpeakerId = word.SpeakerId,
        };
}
