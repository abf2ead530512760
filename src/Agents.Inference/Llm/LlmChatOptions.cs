using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>How one answer is asked for (protocol 4.2, 4.3). What the component was made with wins over <see cref="Extra"/> and the rest here.</summary>
public sealed record LlmChatOptions
{
    /// <summary>Which function the model may or must call; null leaves it to the component.</summary>
    public ToolChoice? ToolChoice { get; init; }

    /// <summary>Whether several functions may be called at once; null leaves it to the component.</summary>
    public bool? ParallelToolCalls { get; init; }

    /// <summary>The shape of the answer; null for text.</summary>
    public ResponseFormat? ResponseFormat { get; init; }

    /// <summary>More members of the request's body, by their wire names.</summary>
    public JObject? Extra { get; init; }

    /// <summary>The priority of the request; wins over the component's.</summary>
    public InferenceClass? InferenceClass { get; init; }

    /// <summary>Retries and time limits; null takes <see cref="ApiConnectOptions.Default"/>.</summary>
    public ApiConnectOptions? Connect { get; init; }
}
