namespace Agents.Actors;

/// <summary>
/// Latencies around one message (voice-session.md 8.3). A value is absent where one of its anchors is missing or the anchors are
/// inconsistent; never negative.
/// For an answer they form the waterfall end of speech → transcript → turn → first token → first audio made → first audio sent.
/// </summary>
public sealed record TurnMetrics
{
    /// <summary>First voice of the caller's turn, or first audio of the answer sent.</summary>
    public DateTimeOffset? StartedSpeakingAt { get; init; }

    /// <summary>Last voice of the caller's turn, or end of playout.</summary>
    public DateTimeOffset? StoppedSpeakingAt { get; init; }

    /// <summary>Caller: last final transcript − end of speech.</summary>
    public TimeSpan? TranscriptionDelay { get; init; }

    /// <summary>Caller: decision − end of speech.</summary>
    public TimeSpan? EndOfTurnDelay { get; init; }

    /// <summary>Caller: run time of the hook on the completed turn.</summary>
    public TimeSpan? OnUserTurnCompletedDelay { get; init; }

    /// <summary>Caller: mean confidence of the transcript, 0 to 1.</summary>
    public double? TranscriptConfidence { get; init; }

    /// <summary>Answer: first token − request to the model.</summary>
    public TimeSpan? LlmTtft { get; init; }

    /// <summary>Answer: first audio − first text given to the voice.</summary>
    public TimeSpan? TtsTtfb { get; init; }

    /// <summary>Answer: first audio sent − end of the caller's speech.</summary>
    public TimeSpan? E2eLatency { get; init; }

    internal static TimeSpan? Between(DateTimeOffset? from, DateTimeOffset? to)
        => to - from is { } delay && delay >= TimeSpan.Zero ? delay : null;

    /// <summary>As <see cref="Between"/>, but an end before the start counts as no delay at all.</summary>
    internal static TimeSpan? AtLeastZero(DateTimeOffset? from, DateTimeOffset? to)
        => to - from is not { } delay ? null : delay > TimeSpan.Zero ? delay : TimeSpan.Zero;
}
