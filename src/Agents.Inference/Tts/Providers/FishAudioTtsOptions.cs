namespace Agents.Inference;

/// <summary>Options of Fish Audio's text to speech. What is null is left to the provider.</summary>
public sealed record FishAudioTtsOptions : ProviderOptions
{
    /// <summary>Default 1.</summary>
    public double? Speed { get; init; }

    /// <summary>In dB, default 0.</summary>
    public double? Volume { get; init; }

    /// <summary>Even out loudness.</summary>
    public bool? NormalizeLoudness { get; init; }

    /// <summary>Normalise text.</summary>
    public bool? Normalize { get; init; }

    /// <summary>Keep prosody across chunks.</summary>
    public bool? ConditionOnPreviousChunks { get; init; }

    /// <summary>0 to 1.</summary>
    public double? Temperature { get; init; }

    /// <summary>0 to 1.</summary>
    public double? TopP { get; init; }

    /// <summary>0 to 1.</summary>
    public double? EarlyStopThreshold { get; init; }

    /// <summary>normal, balanced or low.</summary>
    public string? Latency { get; init; }

    /// <summary>100 to 300.</summary>
    public int? ChunkLength { get; init; }

    /// <summary>0 to 100.</summary>
    public int? MinChunkLength { get; init; }

    /// <summary>Default 1024.</summary>
    public int? MaxNewTokens { get; init; }
}
