namespace Agents.Actors;

/// <summary>What a scheduled speech waits for before it may be heard.</summary>
internal readonly record struct ReplyGateFacts(DateTimeOffset Now)
{
    public bool SpeechPlaying { get; init; }

    /// <summary>Authorisation is suspended: a handoff or an inline task is under way.</summary>
    public bool Suspended { get; init; }

    public bool Interruptible { get; init; }

    /// <summary>The caller speaks and has not been silent for half the endpointing delay.</summary>
    public bool UserAudible { get; init; }

    /// <summary>End of the last playout, if there was one.</summary>
    public DateTimeOffset? LastPlayoutEnded { get; init; }
}

/// <summary>Whether a speech may start, and if not, what it waits for.</summary>
internal abstract record ReplyGateDecision
{
    public sealed record Go : ReplyGateDecision
    {
        public static Go Instance { get; } = new();
    }

    /// <summary>Something that will be announced: the end of a speech, the caller's silence, the end of a handoff.</summary>
    public sealed record Wait : ReplyGateDecision
    {
        public static Wait Instance { get; } = new();
    }

    public sealed record WaitUntil(DateTimeOffset At) : ReplyGateDecision;
}

/// <summary>Decides when the next speech of the queue may be heard (voice-session.md P4, S3, S4). Pure.</summary>
internal sealed class ReplyGate(TimeSpan minConsecutiveSpeechDelay)
{
    public ReplyGateDecision Decide(in ReplyGateFacts facts)
    {
        if (facts.SpeechPlaying || facts.Suspended || (facts.Interruptible && facts.UserAudible))
            return ReplyGateDecision.Wait.Instance;
        return facts.LastPlayoutEnded + minConsecutiveSpeechDelay is { } due && due > facts.Now
            ? new ReplyGateDecision.WaitUntil(due)
            : ReplyGateDecision.Go.Instance;
    }
}
