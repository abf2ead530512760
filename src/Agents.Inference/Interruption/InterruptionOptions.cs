namespace Agents.Inference;

/// <summary>How an <see cref="AdaptiveInterruptionDetector"/> works (protocol 5.1).</summary>
public sealed record InterruptionOptions : InferenceOptions
{
    /// <summary>Probability from which 25 ms of audio count as interruption, 0 to 1. Default 0.5; null lets the service decide.</summary>
    public double? Threshold { get; init; } = 0.5;

    /// <summary>How long an interruption must last. Above 0, at most <see cref="MaxAudioDuration"/>; default 0.05 s.</summary>
    public TimeSpan MinInterruptionDuration { get; init; } = TimeSpan.FromSeconds(0.05);

    /// <summary>How much audio is looked at, with its prefix. Above 0, at most 3 s; default 3 s.</summary>
    public TimeSpan MaxAudioDuration { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How much audio before the speech is looked at. 0 to 3 s, default 1 s.</summary>
    public TimeSpan AudioPrefixDuration { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>New audio between two requests. 0.025 to 3 s, default 0.1 s.</summary>
    public TimeSpan DetectionInterval { get; init; } = TimeSpan.FromSeconds(0.1);

    /// <summary>How long an answer may take. Above 0, at most 60 s; default 0.7 s.</summary>
    public TimeSpan InferenceTimeout { get; init; } = TimeSpan.FromSeconds(0.7);

    /// <summary>WebSocket or HTTP. Default: WebSocket for LiveKit's gateways, HTTP for any other (protocol 5.2, seed).</summary>
    public InterruptionProtocol Protocol { get; init; } = InterruptionProtocol.ByUrl;
}

/// <summary>How an interruption detector talks to its service.</summary>
public enum InterruptionProtocol
{
    /// <summary>WebSocket for LiveKit's own gateways, HTTP for any other.</summary>
    ByUrl,

    /// <summary>One WebSocket per stream.</summary>
    WebSocket,

    /// <summary>One HTTP request per window.</summary>
    Http,
}
