namespace Agents.Actors;

/// <summary>What made the session ask whether the caller's turn is over (voice-session.md 3.3).</summary>
public enum TurnTrigger
{
    /// <summary>The voice activity detector saw the end of speech.</summary>
    VadEndOfSpeech,

    /// <summary>A final transcript came while the caller was silent.</summary>
    FinalTranscript,

    /// <summary>The recogniser said that the speech ended.</summary>
    SttEndOfSpeech,

    /// <summary>The application said so.</summary>
    Manual,

    /// <summary>The session is closing and takes the caller's last words.</summary>
    Closing,
}
