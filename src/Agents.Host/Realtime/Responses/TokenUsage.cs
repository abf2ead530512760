using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary>What a response cost.</summary>
/// <param name="Input">Tokens of the prompts.</param>
/// <param name="Cached">Those of them that were cached.</param>
/// <param name="Output">Tokens of the answers.</param>
internal readonly record struct TokenUsage(int Input, int Cached, int Output)
{
    /// <summary>This and one more request.</summary>
    public TokenUsage And(LlmMetrics request) => new(Input + request.PromptTokens, Cached + request.PromptCachedTokens, Output + request.CompletionTokens);

    /// <summary>Writes <c>usage</c>.</summary>
    public JObject Write() => new()
    {
        ["total_tokens"] = Input + Output,
        ["input_tokens"] = Input,
        ["output_tokens"] = Output,
        ["input_token_details"] = new JObject { ["text_tokens"] = Input, ["audio_tokens"] = 0, ["cached_tokens"] = Cached },
        ["output_token_details"] = new JObject { ["text_tokens"] = Output, ["audio_tokens"] = 0 },
    };
}
