namespace Agents.Inference;

/// <summary>Options of Inworld's text to speech. What is null is left to the provider.</summary>
public sealed record InworldTtsOptions : ProviderOptions
{
    /// <summary>Above 0.5, at most 1.5.</summary>
    public double? SpeakingRate { get; init; }

    /// <summary>0 to 2.</summary>
    public double? Temperature { get; init; }

    /// <summary>DELIVERY_MODE_UNSPECIFIED, STABLE, BALANCED or CREATIVE; tts-2 only.</summary>
    public string? DeliveryMode { get; init; }

    /// <summary>TIMESTAMP_TYPE_UNSPECIFIED, WORD or CHARACTER.</summary>
    public string? TimestampType { get; init; }

    /// <summary>APPLY_TEXT_NORMALIZATION_UNSPECIFIED, ON or OFF.</summary>
    public string? ApplyTextNormalization { get; init; }
}
