namespace Agents.Inference;

/// <summary>Options of Deepgram's text to speech. What is null is left to the provider.</summary>
public sealed record DeepgramTtsOptions : ProviderOptions
{
    /// <summary>Stay out of model improvement; default false.</summary>
    public bool? MipOptOut { get; init; }
}
