namespace Agents.Messages;

/// <summary>One per overlapping-speech event (protocol 5.9, <c>InterruptionMetrics</c>). Has no label and no request id.</summary>
public sealed record InterruptionMetrics : ComponentMetrics
{
    /// <inheritdoc/>
    public override string Type => "interruption_metrics";

    /// <summary>Round trip of the deciding request.</summary>
    public TimeSpan TotalDuration { get; init; }

    /// <summary>The model's own time.</summary>
    public TimeSpan PredictionDuration { get; init; }

    /// <summary>From the onset of the speech to the verdict.</summary>
    public TimeSpan DetectionDelay { get; init; }

    /// <summary>1 for an interruption, else 0.</summary>
    public int NumInterruptions { get; init; }

    /// <summary>1 for a backchannel, else 0; 0 too when the agent ended first.</summary>
    public int NumBackchannels { get; init; }

    /// <summary>Requests sent for this event.</summary>
    public int NumRequests { get; init; }
}
