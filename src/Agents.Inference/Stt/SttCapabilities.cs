namespace Agents.Inference;

/// <summary>What a speech to text component can do (protocol 2.1).</summary>
/// <param name="Diarization">Tells speakers apart.</param>
/// <param name="AlignedTranscript">Gives times of words.</param>
/// <param name="Keyterms">Takes key terms.</param>
/// <param name="ChatContext">Takes what the agent said as a hint.</param>
/// <param name="Streaming">Takes audio bit by bit.</param>
/// <param name="InterimResults">Gives transcripts that may still change.</param>
/// <param name="OfflineRecognize">Recognises a whole recording at once.</param>
public sealed record SttCapabilities(
    bool Diarization,
    bool AlignedTranscript,
    bool Keyterms,
    bool ChatContext,
    bool Streaming = true,
    bool InterimResults = true,
    bool OfflineRecognize = false);
