namespace Agents.Actors;

/// <summary>A speech that was silenced before it was clear whether the caller interrupts (voice-session.md I5, I11, I12).</summary>
/// <param name="Speech">Number of the paused speech.</param>
/// <param name="Restore">Agent state at the first pause, restored by a resume.</param>
/// <param name="Timeout">Silence of the caller after which the speech goes on.</param>
internal sealed record PauseState(int Speech, AgentState Restore, TimeSpan Timeout);

/// <summary>What happened while a speech is paused.</summary>
internal enum PauseEvent
{
    SpeechStarted,
    SpeechEnded,
    TimerExpired,
    LateTranscript,
    TurnAccepted,
    TurnRejected,
    TurnDropped,
}

/// <summary>What to do about a paused speech.</summary>
internal enum PauseAction
{
    None,
    CancelTimer,
    StartTimer,
    Resume,
    WaitForDecision,
    Interrupt,
}

/// <summary>The state machine of a false interruption (voice-session.md I11, I14). Pure: the facts in, the action out.</summary>
internal static class PausePolicy
{
    /// <param name="happened">What happened.</param>
    /// <param name="decisionOpen">Whether the end of the caller's turn is being decided.</param>
    /// <param name="userSpeaking">Whether the caller is inside speech, by VAD.</param>
    /// <param name="timerExpired">Whether the timer ran out while a decision was open, so that its outcome decides.</param>
    public static PauseAction Decide(PauseEvent happened, bool decisionOpen, bool userSpeaking, bool timerExpired) => happened switch
    {
        PauseEvent.SpeechStarted => PauseAction.CancelTimer,
        PauseEvent.SpeechEnded => PauseAction.StartTimer,
        PauseEvent.LateTranscript when !userSpeaking => PauseAction.StartTimer,
        PauseEvent.TimerExpired when decisionOpen => PauseAction.WaitForDecision,
        PauseEvent.TimerExpired => PauseAction.Resume,
        PauseEvent.TurnAccepted => PauseAction.Interrupt,
        PauseEvent.TurnRejected or PauseEvent.TurnDropped when timerExpired && !userSpeaking => PauseAction.Resume,
        _ => PauseAction.None,
    };
}
