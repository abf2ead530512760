using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>Options of AssemblyAI's speech to text. What is null is left to the provider.</summary>
public sealed record AssemblyAISttOptions : ProviderOptions
{
    /// <summary>Default false.</summary>
    public bool? FormatTurns { get; init; }

    /// <summary>Default 0.01.</summary>
    public double? EndOfTurnConfidenceThreshold { get; init; }

    /// <summary>In ms, default 0.</summary>
    public int? MinEndOfTurnSilenceWhenConfident { get; init; }

    /// <summary>In ms.</summary>
    public int? MaxTurnSilence { get; init; }

    /// <summary>Texts.</summary>
    public JArray? KeytermsPrompt { get; init; }

    /// <summary>Find the language.</summary>
    public bool? LanguageDetection { get; init; }

    /// <summary>In seconds.</summary>
    public double? InactivityTimeout { get; init; }

    /// <summary>u3-rt-pro only; excludes key terms.</summary>
    public string? Prompt { get; init; }

    /// <summary>Tell speakers apart; default false.</summary>
    public bool? SpeakerLabels { get; init; }

    /// <summary>What the agent said, at most 1750 characters; u3 pro family.</summary>
    public string? AgentContext { get; init; }

    /// <summary>0 disables.</summary>
    public int? PreviousContextNTurns { get; init; }

    /// <summary>near-field or far-field.</summary>
    public string? VoiceFocus { get; init; }

    /// <summary>How strongly.</summary>
    public double? VoiceFocusThreshold { get; init; }

    /// <summary>min_latency, balanced or max_accuracy.</summary>
    public string? Mode { get; init; }
}
