namespace Agents.Inference;

/// <summary>Options of Rime's text to speech. What is null is left to the provider.</summary>
public sealed record RimeTtsOptions : ProviderOptions
{
    /// <summary>Below 1 is faster; default 1.</summary>
    public double? SpeedAlpha { get; init; }

    /// <summary>Default false.</summary>
    public bool? PauseBetweenBrackets { get; init; }

    /// <summary>Default false.</summary>
    public bool? PhonemizeBetweenBrackets { get; init; }

    /// <summary>Default false.</summary>
    public bool? NoTextNormalization { get; init; }

    /// <summary>Factors, separated by commas.</summary>
    public string? InlineSpeedAlpha { get; init; }

    /// <summary>At most so many tokens.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Stretch.</summary>
    public double? TimeScaleFactor { get; init; }
}
