namespace Agents.Audio;

/// <summary>What a <see cref="VadEvent"/> reports.</summary>
public enum VadEventType
{
    /// <summary>Speech has gone on for <see cref="VadOptions.MinSpeech"/>.</summary>
    StartOfSpeech,

    /// <summary>One more window was judged. Comes for every window, before a start or end that the window causes.</summary>
    InferenceDone,

    /// <summary>Silence has gone on for <see cref="VadOptions.MinSilence"/> after speech.</summary>
    EndOfSpeech,
}
