namespace Agents.Actors;

/// <summary>What the agent's current speech allows.</summary>
internal enum SpeechOnAir
{
    None,
    Interruptible,
    Protected,
    AlreadyInterrupted,
}

/// <summary>Who asks whether the caller may break in.</summary>
internal enum BargeInCause
{
    /// <summary>Voice has lasted for the minimum duration.</summary>
    Voice,

    /// <summary>A final transcript.</summary>
    FinalTranscript,

    /// <summary>An interim transcript, in a session without VAD.</summary>
    InterimTranscript,

    /// <summary>The interruption detector says so.</summary>
    Verdict,
}

/// <summary>What is known when the caller's voice or words may stop the agent.</summary>
internal readonly record struct BargeInFacts(BargeInCause Cause, SpeechOnAir Speech)
{
    /// <summary>False in manual mode, where only calls interrupt, and while a detector decides.</summary>
    public bool AudioMayInterrupt { get; init; }

    public bool EchoWarmUp { get; init; }

    public bool HasStt { get; init; }

    /// <summary>Words of this turn so far, finals and interim.</summary>
    public int WordCount { get; init; }

    /// <summary>The turn so far is made of listening words only.</summary>
    public bool OnlyBackchannel { get; init; }

    /// <summary>Output can pause and the options allow it.</summary>
    public bool CanPause { get; init; }
}

/// <summary>What to do about it.</summary>
internal enum BargeInDecision
{
    /// <summary>The agent goes on.</summary>
    KeepTalking,

    /// <summary>Silence now, decide later.</summary>
    Pause,

    /// <summary>The answer is over; history keeps what was heard.</summary>
    Interrupt,
}

/// <summary>
/// The gate "audio wants to interrupt" (voice-session.md I3 to I6): what to do with speech heard while an answer is current. Pure: no
/// clock, no I/O.
/// Words the caller uses to show that they listen never turn into an interruption.
/// </summary>
internal sealed class BargeInPolicy(InterruptionOptions options)
{
    public BargeInDecision Decide(in BargeInFacts facts) => facts switch
    {
        { AudioMayInterrupt: false } or { EchoWarmUp: true } => BargeInDecision.KeepTalking,
        { HasStt: true } when options.MinWords > 0 && facts.WordCount < options.MinWords => BargeInDecision.KeepTalking,
        { Speech: not SpeechOnAir.Interruptible } => BargeInDecision.KeepTalking,
        { Cause: BargeInCause.FinalTranscript or BargeInCause.InterimTranscript, OnlyBackchannel: true } => BargeInDecision.KeepTalking,
        { Cause: BargeInCause.FinalTranscript } => BargeInDecision.Interrupt,
        { CanPause: true } => BargeInDecision.Pause,
        _ => BargeInDecision.Interrupt,
    };
}
