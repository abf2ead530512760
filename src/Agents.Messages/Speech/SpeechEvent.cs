namespace Agents.Messages;

/// <summary>Something a speech to text stream noticed (protocol 2.7, <c>SpeechEvent</c>).</summary>
/// <param name="Type">What kind.</param>
public sealed record SpeechEvent(SpeechEventType Type)
{
    /// <summary>The service's id of the request; empty for start and end of speech.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>Transcripts: exactly one for interim, preflight and final, none otherwise.</summary>
    public IReadOnlyList<SpeechData> Alternatives { get; init; } = [];

    /// <summary>Audio sent since the previous usage event; only for <see cref="SpeechEventType.RecognitionUsage"/>.</summary>
    public RecognitionUsage? Usage { get; init; }

    /// <summary>The text of the first alternative, empty when there is none.</summary>
    public string Text => Alternatives.Count > 0 ? Alternatives[0].Text : "";
}
