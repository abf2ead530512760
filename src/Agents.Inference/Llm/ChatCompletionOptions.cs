using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>Parameters of chat requests (protocol 1.9). What is null is left to the provider.</summary>
public sealed record ChatCompletionOptions : ProviderOptions
{
    /// <summary>Against repeating words often.</summary>
    public double? FrequencyPenalty { get; init; }

    /// <summary>Against repeating words at all.</summary>
    public double? PresencePenalty { get; init; }

    /// <summary>How freely it answers.</summary>
    public double? Temperature { get; init; }

    /// <summary>How freely it answers.</summary>
    public double? TopP { get; init; }

    /// <summary>Token → bias.</summary>
    public JObject? LogitBias { get; init; }

    /// <summary>Give probabilities.</summary>
    public bool? Logprobs { get; init; }

    /// <summary>Keep the answer at the provider.</summary>
    public bool? Store { get; init; }

    /// <summary>Several calls at once.</summary>
    public bool? ParallelToolCalls { get; init; }

    /// <summary>At most so many tokens.</summary>
    public int? MaxCompletionTokens { get; init; }

    /// <summary>The older name of the same.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>How many answers.</summary>
    public int? N { get; init; }

    /// <summary>For repeatable answers.</summary>
    public int? Seed { get; init; }

    /// <summary>How many probabilities.</summary>
    public int? TopLogprobs { get; init; }

    /// <summary>Text → text.</summary>
    public JObject? Metadata { get; init; }

    /// <summary>text, audio.</summary>
    public JArray? Modalities { get; init; }

    /// <summary>Expected output.</summary>
    public JObject? Prediction { get; init; }

    /// <summary>See the provider.</summary>
    public JObject? WebSearchOptions { get; init; }

    /// <summary>Groups requests with a common prefix.</summary>
    public string? PromptCacheKey { get; init; }

    /// <summary>Stands for the end user.</summary>
    public string? SafetyIdentifier { get; init; }

    /// <summary>Stands for the end user.</summary>
    public string? User { get; init; }

    /// <summary>in_memory or 24h.</summary>
    public string? PromptCacheRetention { get; init; }

    /// <summary>none, minimal, low, medium or high.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>auto, default, flex, scale or priority.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>A text or an array of texts that end the answer.</summary>
    public JToken? Stop { get; init; }

    /// <summary>low, medium or high.</summary>
    public string? Verbosity { get; init; }

    /// <summary>auto, required, none, or an object that names a function; wins over the choice of a call.</summary>
    public JToken? ToolChoice { get; init; }
}
