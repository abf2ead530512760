using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>Options of ElevenLabs' text to speech. What is null is left to the provider.</summary>
public sealed record ElevenLabsTtsOptions : ProviderOptions
{
    /// <summary>5 to 180 s, default 60.</summary>
    public int? InactivityTimeout { get; init; }

    /// <summary>auto, off or on.</summary>
    public string? ApplyTextNormalization { get; init; }

    /// <summary>See the provider.</summary>
    public bool? AutoMode { get; init; }

    /// <summary>See the provider.</summary>
    public bool? EnableLogging { get; init; }

    /// <summary>Take SSML.</summary>
    public bool? EnableSsmlParsing { get; init; }

    /// <summary>Give times of characters.</summary>
    public bool? SyncAlignment { get; init; }

    /// <summary>See the provider.</summary>
    public bool? UseSpeakerBoost { get; init; }

    /// <summary>The language.</summary>
    public string? LanguageCode { get; init; }

    /// <summary>See the provider.</summary>
    public string? PreferredAlignment { get; init; }

    /// <summary>0 to 1.</summary>
    public double? Stability { get; init; }

    /// <summary>0 to 1.</summary>
    public double? SimilarityBoost { get; init; }

    /// <summary>0 to 1.</summary>
    public double? Style { get; init; }

    /// <summary>0.25 to 4.</summary>
    public double? Speed { get; init; }

    /// <summary>Numbers.</summary>
    public JArray? ChunkLengthSchedule { get; init; }
}
