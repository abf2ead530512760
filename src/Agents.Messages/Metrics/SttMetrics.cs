namespace Agents.Messages;

/// <summary>One per usage event of an STT stream (protocol 2.12, <c>STTMetrics</c>).</summary>
public sealed record SttMetrics : ComponentMetrics
{
    /// <inheritdoc/>
    public override string Type => "stt_metrics";

    /// <summary>The component's label.</summary>
    public required string Label { get; init; }

    /// <summary>Request id of the usage event.</summary>
    public required string RequestId { get; init; }

    /// <summary>0 for streaming recognition.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Audio sent.</summary>
    public required TimeSpan AudioDuration { get; init; }

    /// <summary>0 for inference STT.</summary>
    public int InputTokens { get; init; }

    /// <summary>0 for inference STT.</summary>
    public int OutputTokens { get; init; }

    /// <summary>True for streaming recognition.</summary>
    public bool Streamed { get; init; } = true;

    /// <summary>0: inference STT has no pool.</summary>
    public TimeSpan AcquireTime { get; init; }

    /// <summary>False: inference STT has no pool.</summary>
    public bool ConnectionReused { get; init; }
}
