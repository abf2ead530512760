namespace Agents.Actors;

/// <summary>Order of waiting speeches: higher first, then first come (voice-session.md S1).</summary>
public enum SpeechPriority
{
    /// <summary>After everything else.</summary>
    Low = 0,

    /// <summary>Answers, and speeches without another wish.</summary>
    Normal = 5,

    /// <summary>Before everything else that waits.</summary>
    High = 10,
}
