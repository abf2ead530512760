namespace Agents.Actors;

/// <summary>Who tells a caller who breaks in from one who only agrees (voice-session.md I1).</summary>
public enum InterruptionMode
{
    /// <summary>The agent's interruption detector, a model that hears the caller's voice. Needs voice activity detection and a recogniser with word times.</summary>
    Adaptive,

    /// <summary>Voice that lasts for <see cref="InterruptionOptions.MinDuration"/>.</summary>
    Vad,
}
