using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>The verdict on one overlap (protocol 5.7, <c>OverlappingSpeechEvent</c>): at most one per overlap.</summary>
public sealed record OverlappingSpeechEvent
{
    /// <summary><c>overlapping_speech</c>.</summary>
    public string Type => "overlapping_speech";

    /// <summary>When the event was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the verdict fell: now for an interruption, the end of the overlap otherwise.</summary>
    public required DateTimeOffset DetectedAt { get; init; }

    /// <summary>Whether the caller interrupts.</summary>
    public bool IsInterruption { get; init; }

    /// <summary>True when the agent ended first: neither interruption nor backchannel.</summary>
    public bool AgentEnded { get; init; }

    /// <summary>When the overlap began; null when unknown.</summary>
    public DateTimeOffset? OverlapStartedAt { get; init; }

    /// <summary>Round trip of the deciding request; 0 without one.</summary>
    public TimeSpan TotalDuration { get; init; }

    /// <summary>The model's own time; 0 without a request.</summary>
    public TimeSpan PredictionDuration { get; init; }

    /// <summary>From the onset of the speech to the answer; 0 without a request.</summary>
    public TimeSpan DetectionDelay { get; init; }

    /// <summary>A careful estimate of the probability of an interruption, 0 to 1.</summary>
    public double Probability { get; init; }

    /// <summary>The audio of the deciding request, 16 kHz mono; null without one. Null in JSON.</summary>
    public IReadOnlyList<short>? SpeechInput { get; init; }

    /// <summary>The probabilities per 25 ms; null without a request. Null in JSON.</summary>
    public IReadOnlyList<float>? Probabilities { get; init; }

    /// <summary>Requests sent since the last event; 0 over HTTP.</summary>
    public int NumRequests { get; init; }

    /// <summary>Makes the event of a cache entry (seed: <c>from_cache_entry</c>).</summary>
    /// <param name="entry">The deciding request; an empty entry for none.</param>
    /// <param name="isInterruption">The verdict.</param>
    /// <param name="now">The time.</param>
    /// <param name="startedAt">When the overlap began.</param>
    /// <param name="endedAt">When it ended; null for now.</param>
    public static OverlappingSpeechEvent FromCacheEntry(
        InterruptionCacheEntry entry, bool isInterruption, DateTimeOffset now, DateTimeOffset? startedAt = null, DateTimeOffset? endedAt = null) => new()
    {
        CreatedAt = now,
        DetectedAt = endedAt ?? now,
        IsInterruption = isInterruption,
        OverlapStartedAt = startedAt,
        TotalDuration = entry.TotalDuration ?? TimeSpan.Zero,
        PredictionDuration = entry.PredictionDuration ?? TimeSpan.Zero,
        DetectionDelay = entry.DetectionDelay ?? TimeSpan.Zero,
        Probability = entry.Probability,
        SpeechInput = entry.SpeechInput,
        Probabilities = entry.Probabilities,
    };

    /// <summary>The event as JSON, without its arrays.</summary>
    public JObject ToJson() => new()
    {
        ["type"] = Type,
        ["created_at"] = Epoch(CreatedAt),
        ["detected_at"] = Epoch(DetectedAt),
        ["is_interruption"] = IsInterruption,
        ["agent_ended"] = AgentEnded,
        ["overlap_started_at"] = OverlapStartedAt is { } started ? Epoch(started) : null,
        ["total_duration"] = TotalDuration.TotalSeconds,
        ["prediction_duration"] = PredictionDuration.TotalSeconds,
        ["detection_delay"] = DetectionDelay.TotalSeconds,
        ["speech_input"] = null,
        ["probabilities"] = null,
        ["probability"] = Probability,
        ["num_requests"] = NumRequests,
    };

    internal InterruptionMetrics Metrics(MetricsMetadata metadata) => new()
    {
        Timestamp = CreatedAt,
        Metadata = metadata,
        TotalDuration = TotalDuration,
        PredictionDuration = PredictionDuration,
        DetectionDelay = DetectionDelay,
        NumInterruptions = IsInterruption ? 1 : 0,
        NumBackchannels = IsInterruption || AgentEnded ? 0 : 1,
        NumRequests = NumRequests,
    };

    private static double Epoch(DateTimeOffset moment) => (moment - DateTimeOffset.UnixEpoch).TotalSeconds;
}
