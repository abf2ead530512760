namespace Agents.Inference;

/// <summary>Options of ElevenLabs' speech to text. What is null is left to the provider.</summary>
public sealed record ElevenLabsSttOptions : ProviderOptions
{
    /// <summary>manual or vad.</summary>
    public string? CommitStrategy { get; init; }

    /// <summary>Give times of words.</summary>
    public bool? IncludeTimestamps { get; init; }

    /// <summary>In seconds.</summary>
    public double? VadSilenceThresholdSecs { get; init; }

    /// <summary>0 to 1.</summary>
    public double? VadThreshold { get; init; }

    /// <summary>In ms.</summary>
    public int? MinSpeechDurationMs { get; init; }

    /// <summary>In ms.</summary>
    public int? MinSilenceDurationMs { get; init; }

    /// <summary>The language.</summary>
    public string? LanguageCode { get; init; }
}
