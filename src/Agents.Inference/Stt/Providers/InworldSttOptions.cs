using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>Options of Inworld's speech to text. What is null is left to the provider.</summary>
public sealed record InworldSttOptions : ProviderOptions
{
    /// <summary>Default true.</summary>
    public bool? EnableVoiceProfile { get; init; }

    /// <summary>Default true.</summary>
    public bool? IncludeWordTimestamps { get; init; }

    /// <summary>1 to 20, default 10.</summary>
    public int? VoiceProfileTopN { get; init; }

    /// <summary>LINEAR16 or AUTO_DETECT.</summary>
    public string? AudioEncoding { get; init; }

    /// <summary>0 disables.</summary>
    public int? InactivityTimeoutSeconds { get; init; }

    /// <summary>0 to 1, default 0.5.</summary>
    public double? EndOfTurnConfidenceThreshold { get; init; }

    /// <summary>0 to 1, default 0.5.</summary>
    public double? VadThreshold { get; init; }

    /// <summary>In ms, 0 or more.</summary>
    public int? MinEndOfTurnSilenceWhenConfident { get; init; }

    /// <summary>Texts.</summary>
    public JArray? Prompts { get; init; }
}
