using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>Changed options of text to speech; what is null stays.</summary>
public sealed record TtsUpdate
{
    /// <summary>Another model, with or without <c>:voice</c>.</summary>
    public string? Model { get; init; }

    /// <summary>Another voice; wins over the model's suffix.</summary>
    public string? Voice { get; init; }

    /// <summary>Another language.</summary>
    public string? Language { get; init; }

    /// <summary>Options of the provider to set; merged key by key.</summary>
    public JObject? Extra { get; init; }
}
