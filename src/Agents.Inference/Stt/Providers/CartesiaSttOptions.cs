using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>Options of Cartesia's speech to text. What is null is left to the provider.</summary>
public sealed record CartesiaSttOptions : ProviderOptions
{
    /// <summary>Minimum volume; ink-whisper only.</summary>
    public double? MinVolume { get; init; }

    /// <summary>Longest silence in seconds; ink-whisper only.</summary>
    public double? MaxSilenceDurationSecs { get; init; }

    /// <summary>0.5 to 0.9, default 0.8.</summary>
    public double? TurnStartThreshold { get; init; }

    /// <summary>0.3 to 0.6, default 0.4.</summary>
    public double? TurnEagerEndThreshold { get; init; }

    /// <summary>0.05 to 0.5, default 0.2.</summary>
    public double? TurnEndThreshold { get; init; }

    /// <summary>640 to 11200 ms, default 5600.</summary>
    public int? TurnEndTimeoutMs { get; init; }

    /// <summary>A text or an array of texts: at most 100 terms, 1200 characters.</summary>
    public JToken? Keyterm { get; init; }
}
