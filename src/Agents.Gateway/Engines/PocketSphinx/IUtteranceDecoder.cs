namespace Agents.Gateway;

/// <summary>Recognises one utterance at a time. For one thread at a time.</summary>
internal interface IUtteranceDecoder
{
    /// <summary>Begins an utterance of the same caller.</summary>
    void Start();

    /// <summary>Hears more of the utterance: 16 kHz mono.</summary>
    void Hear(ReadOnlySpan<short> samples);

    /// <summary>Ends the utterance, if there is one; <see cref="Words"/> then has confidences.</summary>
    void End();

    /// <summary>The words heard so far, without fillers.</summary>
    /// <param name="start">When the utterance's first sample was.</param>
    IReadOnlyList<TranscriptWord> Words(TimeSpan start);
}
