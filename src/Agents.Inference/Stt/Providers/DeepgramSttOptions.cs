using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>Options of Deepgram's nova speech to text. What is null is left to the provider.</summary>
public sealed record DeepgramSttOptions : ProviderOptions
{
    /// <summary>Transcribe filler words; default true.</summary>
    public bool? FillerWords { get; init; }

    /// <summary>Default true.</summary>
    public bool? InterimResults { get; init; }

    /// <summary>Default true.</summary>
    public bool? Punctuate { get; init; }

    /// <summary>Default true.</summary>
    public bool? NoDelay { get; init; }

    /// <summary>Silence that ends speech, in ms; default 25.</summary>
    public int? Endpointing { get; init; }

    /// <summary>Format numbers, dates and the like.</summary>
    public bool? SmartFormat { get; init; }

    /// <summary>Mask profanity.</summary>
    public bool? ProfanityFilter { get; init; }

    /// <summary>Write numbers in digits.</summary>
    public bool? Numerals { get; init; }

    /// <summary>Take spoken punctuation.</summary>
    public bool? Dictation { get; init; }

    /// <summary>Find the language.</summary>
    public bool? DetectLanguage { get; init; }

    /// <summary>Report the end of utterances.</summary>
    public bool? UtteranceEnd { get; init; }

    /// <summary>Stay out of model improvement; default false.</summary>
    public bool? MipOptOut { get; init; }

    /// <summary>Default false.</summary>
    public bool? VadEvents { get; init; }

    /// <summary>Tell speakers apart; default false.</summary>
    public bool? Diarize { get; init; }

    /// <summary>Pairs of a text and a weight.</summary>
    public JArray? Keywords { get; init; }

    /// <summary>A text or an array of texts.</summary>
    public JToken? Keyterm { get; init; }

    /// <summary>A text or an array of texts.</summary>
    public JToken? Redact { get; init; }

    /// <summary>A text or an array of texts.</summary>
    public JToken? Replace { get; init; }

    /// <summary>A text or an array of texts.</summary>
    public JToken? Search { get; init; }

    /// <summary>A text or an array of texts.</summary>
    public JToken? Tag { get; init; }

    /// <summary>Number of channels.</summary>
    public int? Channels { get; init; }

    /// <summary>Version of the model.</summary>
    public string? Version { get; init; }

    /// <summary>Address for results.</summary>
    public string? Callback { get; init; }

    /// <summary>HTTP method for results.</summary>
    public string? CallbackMethod { get; init; }

    /// <summary>Passed back with results.</summary>
    public string? Extra { get; init; }
}
