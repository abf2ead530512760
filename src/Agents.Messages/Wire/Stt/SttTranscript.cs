using Newtonsoft.Json.Linq;

namespace Agents.Messages;

/// <summary>How settled a transcript is.</summary>
public enum TranscriptKind
{
    /// <summary><c>interim_transcript</c>: may change.</summary>
    Interim,

    /// <summary><c>preflight_transcript</c>: good enough to start on.</summary>
    Preflight,

    /// <summary><c>final_transcript</c>.</summary>
    Final,
}

/// <summary>A word of a transcript. Times in seconds from the start of the connection's audio.</summary>
/// <param name="Word">The word.</param>
/// <param name="Start">Start in seconds.</param>
/// <param name="End">End in seconds.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="SpeakerId">The speaker, or null.</param>
public sealed record TranscriptWord(string Word, double Start, double End, double Confidence = 0, string? SpeakerId = null);

/// <summary>A transcript (protocol 2.5). Times in seconds from the start of the connection's audio.</summary>
/// <param name="Kind">How settled.</param>
/// <param name="Transcript">The text.</param>
public sealed record SttTranscript(TranscriptKind Kind, string Transcript) : SttServerMessage
{
    private static readonly string[] Types = ["interim_transcript", "preflight_transcript", "final_transcript"];

    /// <summary>The language; null when not given (then left out: null would break clients).</summary>
    public string? Language { get; init; }

    /// <summary>Start in seconds.</summary>
    public double Start { get; init; }

    /// <summary>Length in seconds.</summary>
    public double Duration { get; init; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>Words with their times.</summary>
    public IReadOnlyList<TranscriptWord> Words { get; init; } = [];

    /// <summary>The speaker, or null.</summary>
    public string? SpeakerId { get; init; }

    /// <summary>Id of the request. A server sends it as <c>request_id</c> and as <c>session_id</c>.</summary>
    public string? RequestId { get; init; }

    /// <summary>What else the provider says; null when nothing.</summary>
    public JObject? Extra { get; init; }

    /// <inheritdoc/>
    public override JObject ToJson() => new JObject { ["type"] = Types[(int)Kind] }
        .With("session_id", RequestId)
        .With("request_id", RequestId)
        .With("transcript", Transcript)
        .With("language", Language)
        .With("start", Start)
        .With("duration", Duration)
        .With("confidence", Confidence)
        .With("words", new JArray(Words.Select(WordJson)))
        .With("speaker_id", SpeakerId)
        .With("extra", Extra);

    internal static TranscriptKind? KindOf(string? type) => Array.IndexOf(Types, type) is >= 0 and var kind ? (TranscriptKind)kind : null;

    internal static SttTranscript Parse(TranscriptKind kind, JObject json) => new(kind, json.Text("transcript") ?? "")
    {
        Language = json.Text("language"),
        Start = json.Number("start") ?? 0,
        Duration = json.Number("duration") ?? 0,
        Confidence = json.Number("confidence") ?? 1,
        Words = json["words"] is JArray words ? [.. words.OfType<JObject>().Select(ParseWord)] : [],
        SpeakerId = json.Text("speaker_id"),
        RequestId = json.Text("request_id") ?? json.Text("session_id"),
        Extra = json.Object("extra"),
    };

    private static JObject WordJson(TranscriptWord word) => new JObject
    {
        ["word"] = word.Word,
        ["start"] = word.Start,
        ["end"] = word.End,
        ["confidence"] = word.Confidence,
    }.With("speaker_id", word.SpeakerId);

    private static TranscriptWord ParseWord(JObject json) => new(
        json.Text("word") ?? "",
        json.Number("start") ?? 0,
        json.Number("end") ?? 0,
        json.Number("confidence") ?? 0,
        json.Text("speaker_id"));
}
