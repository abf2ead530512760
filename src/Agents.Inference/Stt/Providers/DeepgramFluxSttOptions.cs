using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>Options of Deepgram's flux speech to text. What is null is left to the provider.</summary>
public sealed record DeepgramFluxSttOptions : ProviderOptions
{
    /// <summary>0.3 to 0.9, default 0.5.</summary>
    public double? EagerEotThreshold { get; init; }

    /// <summary>0.5 to 0.9.</summary>
    public double? EotThreshold { get; init; }

    /// <summary>In ms.</summary>
    public int? EotTimeoutMs { get; init; }

    /// <summary>A text or an array of texts.</summary>
    public JToken? Keyterm { get; init; }

    /// <summary>A text or an array of texts.</summary>
    public JToken? Tag { get; init; }

    /// <summary>Stay out of model improvement; default false.</summary>
    public bool? MipOptOut { get; init; }

    /// <summary>Find the language.</summary>
    public bool? DetectLanguage { get; init; }

    /// <summary>The language expected.</summary>
    public string? LanguageHint { get; init; }
}
