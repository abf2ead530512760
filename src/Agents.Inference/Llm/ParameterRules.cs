using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>Which parameters a model does not take (protocol 4.3).</summary>
internal static class ParameterRules
{
    private static readonly string[] Reasoning =
        ["temperature", "top_p", "presence_penalty", "frequency_penalty", "logit_bias", "logprobs", "top_logprobs", "n"];

    private static readonly string[] GrokReasoning = ["presence_penalty", "frequency_penalty", "stop"];

    private static readonly (string Prefix, string[] Dropped)[] Rules =
    [
        ("o1", Reasoning),
        ("o3", Reasoning),
        ("o4", Reasoning),
        ("gpt-5", Reasoning),
        ("grok-4-1-fast-reasoning", GrokReasoning),
        ("grok-4.20-0309-reasoning", GrokReasoning),
        ("grok-4.20-multi-agent", GrokReasoning),
    ];

    /// <summary>Removes them from <paramref name="parameters"/>.</summary>
    /// <param name="model">With or without provider.</param>
    /// <param name="parameters">The request's parameters.</param>
    /// <param name="hasTools">Whether any tool was passed.</param>
    public static void Drop(string model, JObject parameters, bool hasTools)
    {
        var name = model[(model.LastIndexOf('/') + 1)..];
        foreach (var dropped in Rules.FirstOrDefault(rule => name.StartsWith(rule.Prefix, StringComparison.Ordinal)).Dropped ?? [])
            parameters.Remove(dropped);
        if (hasTools && (name.StartsWith("gpt-5.2", StringComparison.Ordinal) || name.StartsWith("gpt-5.4", StringComparison.Ordinal)))
            parameters.Remove("reasoning_effort");
    }
}
