using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>Changed options of speech to text; what is null stays.</summary>
public sealed record SttUpdate
{
    /// <summary>Another model, with or without <c>:language</c>.</summary>
    public string? Model { get; init; }

    /// <summary>Another language; wins over the model's suffix.</summary>
    public string? Language { get; init; }

    /// <summary>Options of the provider to set; merged key by key.</summary>
    public JObject? Extra { get; init; }
}
