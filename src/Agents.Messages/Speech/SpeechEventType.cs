namespace Agents.Messages;

/// <summary>Kinds of speech events (protocol 2.7, <c>SpeechEventType</c>).</summary>
public enum SpeechEventType
{
    /// <summary>The caller began to speak (<c>start_of_speech</c>). No alternatives, no request id.</summary>
    StartOfSpeech,

    /// <summary>A guess that may still change (<c>interim_transcript</c>).</summary>
    InterimTranscript,

    /// <summary>A guess good enough to start generating on (<c>preflight_transcript</c>).</summary>
    PreflightTranscript,

    /// <summary>The text of a finished utterance, may be empty (<c>final_transcript</c>).</summary>
    FinalTranscript,

    /// <summary>How much audio was sent since the previous one (<c>recognition_usage</c>).</summary>
    RecognitionUsage,

    /// <summary>The caller stopped speaking (<c>end_of_speech</c>). No alternatives, no request id.</summary>
    EndOfSpeech,
}
