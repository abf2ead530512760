namespace Agents.Messages;

/// <summary>One per finished segment of speech (protocol 3.11, <c>TTSMetrics</c>).</summary>
public sealed record TtsMetrics : ComponentMetrics
{
    /// <inheritdoc/>
    public override string Type => "tts_metrics";

    /// <summary>The component's label.</summary>
    public required string Label { get; init; }

    /// <summary>Our id of the request.</summary>
    public required string RequestId { get; init; }

    /// <summary>The segment; null for <c>Synthesize</c>.</summary>
    public string? SegmentId { get; init; }

    /// <summary>From the first text sent (streams) or the call (synthesize) to the first audio; −1 s when there was none.</summary>
    public TimeSpan Ttfb { get; init; } = NotMeasured;

    /// <summary>From the same start to the last audio.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Audio received.</summary>
    public TimeSpan AudioDuration { get; init; }

    /// <summary>Whether the caller cancelled it.</summary>
    public bool Cancelled { get; init; }

    /// <summary>Length of the text, in UTF-16 units.</summary>
    public int CharactersCount { get; init; }

    /// <summary>0 for inference TTS.</summary>
    public int InputTokens { get; init; }

    /// <summary>0 for inference TTS.</summary>
    public int OutputTokens { get; init; }

    /// <summary>True for streams, false for synthesize.</summary>
    public bool Streamed { get; init; } = true;

    /// <summary>Time to get a connection: 0 when one was reused.</summary>
    public TimeSpan AcquireTime { get; init; }

    /// <summary>Whether the connection had been used before.</summary>
    public bool ConnectionReused { get; init; }

    /// <summary>The speech it belongs to; set by the session.</summary>
    public string? SpeechId { get; init; }
}
