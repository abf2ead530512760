namespace Agents.Inference;

/// <summary>One request and what is known of its answer (protocol 5.6, <c>InterruptionCacheEntry</c>).</summary>
public sealed record InterruptionCacheEntry
{
    private const int CarefulFrames = 2;

    /// <summary>When the request was made, in nanoseconds of a monotonic clock.</summary>
    public ulong CreatedAt { get; init; }

    /// <summary>The audio sent, 16 kHz mono.</summary>
    public IReadOnlyList<short>? SpeechInput { get; init; }

    /// <summary>Round trip; null while unanswered.</summary>
    public TimeSpan? TotalDuration { get; init; }

    /// <summary>The model's own time.</summary>
    public TimeSpan? PredictionDuration { get; init; }

    /// <summary>From the onset of the speech to the answer.</summary>
    public TimeSpan? DetectionDelay { get; init; }

    /// <summary>Probabilities per 25 ms.</summary>
    public IReadOnlyList<float>? Probabilities { get; init; }

    /// <summary>The verdict; null while unanswered.</summary>
    public bool? IsInterruption { get; init; }

    /// <summary>The second largest probability; 0 with fewer than two.</summary>
    public double Probability => Probabilities is { Count: >= CarefulFrames } values
        ? values.OrderDescending().ElementAt(CarefulFrames - 1)
        : 0;
}
