namespace Agents.Actors;

// What /turns tells the session.

/// <summary>The caller began to speak.</summary>
/// <param name="At">Back-dated onset.</param>
internal sealed record CallerStarted(DateTimeOffset At)
{
    /// <summary>Where that is in the caller's sound.</summary>
    public TimeSpan Position { get; init; }
}

/// <summary>The caller has been speaking for the minimum duration of a barge-in.</summary>
internal sealed record CallerInsists
{
    public static CallerInsists Instance { get; } = new();
}

/// <summary>The caller became audible or inaudible for the reply gate (voice-session.md P4).</summary>
internal sealed record CallerAudible(bool Audible);

/// <summary>The caller paused inside speech for long enough to ask a detector, or goes on.</summary>
internal sealed record CallerQuiet(bool Quiet);

/// <summary>The caller stopped speaking.</summary>
/// <param name="At">Back-dated end.</param>
/// <param name="SpokeFor">How long they had spoken.</param>
internal sealed record CallerStopped(DateTimeOffset At, TimeSpan SpokeFor)
{
    /// <summary>Where that is in the caller's sound.</summary>
    public TimeSpan Position { get; init; }
}

/// <summary>The recogniser understood something.</summary>
internal sealed record Understood(SpeechEventType Kind, SpeechData Data, TurnTranscript Turn);

/// <summary>The end of the turn is being decided, or is not any more.</summary>
internal sealed record TurnDecisionOpen(bool Open);

/// <summary>The caller's turn is over. The session answers with <see cref="TurnJudged"/>.</summary>
internal sealed record TurnOver(int Id, TurnTranscript Transcript, EndOfTurnReason Reason)
{
    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }

    public DateTimeOffset DecidedAt { get; init; }

    public bool SkipReply { get; init; }
}

// What the session tells /turns.

/// <summary>What became of a <see cref="TurnOver"/>.</summary>
internal sealed record TurnJudged(int Id, TurnVerdict Verdict);

/// <summary>The agent began or stopped to be heard.</summary>
internal sealed record AgentVoice(bool Speaking, DateTimeOffset At);

/// <summary>The interruption detector says that the caller's last voice only agreed with the agent.</summary>
internal sealed record CallerOnlyAgreed
{
    public static CallerOnlyAgreed Instance { get; } = new();
}

/// <summary>The conversation went on; the last messages, for text detectors.</summary>
internal sealed record RecentMessages(IReadOnlyList<ChatMessage> Messages);

/// <summary>Decide the turn now.</summary>
/// <param name="Trigger">Manual or closing.</param>
/// <param name="TranscriptTimeout">How long to wait for the last final.</param>
/// <param name="SkipReply">Store the words without an answer.</param>
internal sealed record DecideTurn(TurnTrigger Trigger, TimeSpan TranscriptTimeout, bool SkipReply);

/// <summary>Answer to <see cref="DecideTurn"/>: what was committed, empty if nothing.</summary>
internal sealed record TurnDecided(string Transcript);

/// <summary>A number is being collected from now on, or not any more.</summary>
internal sealed record DigitsExpected(DigitCollection? Digits);

/// <summary>Other settings from now on.</summary>
/// <param name="Options">How turns are taken.</param>
/// <param name="Vad">Makes the detector; null without one.</param>
/// <param name="HasStt">Whether a recogniser sends transcripts.</param>
internal sealed record ChangeTurns(TurnHandlingOptions Options, Func<VoiceActivityDetector>? Vad, bool HasStt);

/// <summary>The caller's sound is cut off.</summary>
internal sealed record HushCaller
{
    public static HushCaller Instance { get; } = new();
}

/// <summary>Forget what was said in the open turn.</summary>
internal sealed record ForgetTurn
{
    public static ForgetTurn Instance { get; } = new();
}
