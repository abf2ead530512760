namespace Agents.Inference;

/// <summary>Options of xAI's text to speech. What is null is left to the provider.</summary>
public sealed record XaiTtsOptions : ProviderOptions
{
    /// <summary>32000, 64000, 96000, 128000 or 192000.</summary>
    public int? BitRate { get; init; }

    /// <summary>Default 1.</summary>
    public double? Speed { get; init; }

    /// <summary>0, 1 or 2; default 0.</summary>
    public int? OptimizeStreamingLatency { get; init; }
}
