namespace Agents.Messages;

/// <summary>A word, or a character, with its time (<c>TimedString</c>): heard by STT (protocol 2.6) or spoken by TTS (3.7).</summary>
/// <param name="Text">The word. From TTS with the white space that follows it.</param>
/// <param name="Start">Where it starts. STT: from the start of the stream's audio. TTS: from the start of the segment's audio.</param>
/// <param name="End">Where it ends, on the same scale.</param>
public sealed record TimedWord(string Text, TimeSpan Start, TimeSpan End)
{
    /// <summary>What was added to the service's own times to get <see cref="Start"/> and <see cref="End"/>.</summary>
    public TimeSpan StartTimeOffset { get; init; }

    /// <summary>How sure the service is, 0 to 1. Default 0: not said.</summary>
    public double Confidence { get; init; }

    /// <summary>Who spoke, or null.</summary>
    public string? SpeakerId { get; init; }
}
