using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>How an <see cref="Llm"/> works (protocol 4.1).</summary>
public sealed record LlmOptions : InferenceOptions
{
    /// <summary>The model, sent as it is; never split.</summary>
    public required string Model { get; init; }

    /// <summary>The provider that shall serve it, told in a header; null leaves it to the gateway.</summary>
    public string? InferenceProvider { get; init; }

    /// <summary>The priority of all requests; null leaves it to the gateway.</summary>
    public InferenceClass? InferenceClass { get; init; }

    /// <summary>More members of each request's body (<c>extra_kwargs</c>): a <see cref="ChatCompletionOptions"/>, or any JSON. They win over per-call ones.</summary>
    public JObject Extra { get; init; } = [];

    /// <summary>Whether tool schemas are made strict (protocol 4.4). Default true.</summary>
    public bool StrictToolSchema { get; init; } = true;
}
