namespace Agents.Actors;

/// <summary>The caller spoke over the agent, and the detector judged it; once per overlap (voice-session.md I15).</summary>
/// <param name="IsInterruption">Whether the caller interrupts.</param>
/// <param name="AgentEnded">The agent stopped first: neither interruption nor backchannel.</param>
public sealed record OverlappingSpeech(bool IsInterruption, bool AgentEnded) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "overlapping_speech";

    /// <summary>When the verdict fell: at once for an interruption, at the end of the overlap otherwise.</summary>
    public DateTimeOffset DetectedAt { get; init; }

    /// <summary>When both began to speak; null if unknown.</summary>
    public DateTimeOffset? OverlapStartedAt { get; init; }

    /// <summary>Round trip of the deciding request; zero without one.</summary>
    public TimeSpan TotalDuration { get; init; }

    /// <summary>The model's own time; zero without a request.</summary>
    public TimeSpan PredictionDuration { get; init; }

    /// <summary>From the onset of the speech to the answer; zero without a request.</summary>
    public TimeSpan DetectionDelay { get; init; }

    /// <summary>A careful estimate of the probability of an interruption, 0 to 1.</summary>
    public double Probability { get; init; }

    /// <summary>Requests that were made for it.</summary>
    public int NumRequests { get; init; }

    internal static OverlappingSpeech From(OverlappingSpeechEvent said) => new(said.IsInterruption, said.AgentEnded)
    {
        DetectedAt = said.DetectedAt,
        OverlapStartedAt = said.OverlapStartedAt,
        TotalDuration = said.TotalDuration,
        PredictionDuration = said.PredictionDuration,
        DetectionDelay = said.DetectionDelay,
        Probability = said.Probability,
        NumRequests = said.NumRequests,
    };
}
