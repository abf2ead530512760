using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>Options of Cartesia's text to speech. What is null is left to the provider.</summary>
public sealed record CartesiaTtsOptions : ProviderOptions
{
    /// <summary>How it sounds.</summary>
    public string? Emotion { get; init; }

    /// <summary>slow, normal, fast or a number.</summary>
    public JToken? Speed { get; init; }

    /// <summary>Loudness.</summary>
    public double? Volume { get; init; }

    /// <summary>Length in seconds.</summary>
    public double? Duration { get; init; }

    /// <summary>In ms.</summary>
    public int? MaxBufferDelayMs { get; init; }

    /// <summary>Give times of words.</summary>
    public bool? AddTimestamps { get; init; }

    /// <summary>Give times of phonemes.</summary>
    public bool? AddPhonemeTimestamps { get; init; }

    /// <summary>Times of the normalised text.</summary>
    public bool? UseNormalizedTimestamps { get; init; }
}
