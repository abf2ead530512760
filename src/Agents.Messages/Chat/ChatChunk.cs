using Newtonsoft.Json.Linq;

namespace Agents.Messages;

/// <summary>A piece of a model's answer as it comes (protocol 4.6, <c>ChatChunk</c>): a delta, or the usage.</summary>
/// <param name="Id">The service's id of the answer.</param>
/// <param name="Delta">What is new; null in a usage chunk.</param>
/// <param name="Usage">What it cost; null in a delta chunk.</param>
public sealed record ChatChunk(string Id, ChoiceDelta? Delta = null, CompletionUsage? Usage = null)
{
    /// <summary>
    /// A marker that a model node may give between pieces of text: what came before is heard as a stretch of its own, and what follows is made while it plays.
    /// Both are one message.
    /// </summary>
    public static ChatChunk Flush { get; } = new("flush") { IsFlush = true };

    /// <summary>Whether this is <see cref="Flush"/>.</summary>
    public bool IsFlush { get; private init; }

    /// <summary>True for text or a function call: what counts as generation, unlike usage and metadata.</summary>
    public bool IsGeneration => Delta is { } delta && (!string.IsNullOrEmpty(delta.Content) || delta.ToolCalls.Count > 0);
}

/// <summary>What is new in an answer (<c>ChoiceDelta</c>). The role is always assistant.</summary>
/// <param name="Content">Text, null when there is none.</param>
public sealed record ChoiceDelta(string? Content = null)
{
    /// <summary>Finished function calls; at most one per chunk.</summary>
    public IReadOnlyList<FunctionToolCall> ToolCalls { get; init; } = [];

    /// <summary>Metadata of the provider (<c>extra_content</c>), null when there is none.</summary>
    public JObject? Extra { get; init; }
}

/// <summary>A function the model wants called (<c>FunctionToolCall</c>).</summary>
/// <param name="CallId">The model's id of the call.</param>
/// <param name="Name">Name of the function.</param>
/// <param name="Arguments">A JSON object as text.</param>
/// <param name="Extra">Metadata of the provider, to be sent back with the call; null when there is none.</param>
public sealed record FunctionToolCall(string CallId, string Name, string Arguments, JObject? Extra = null);

/// <summary>What an answer cost in tokens (<c>CompletionUsage</c>).</summary>
/// <param name="CompletionTokens">Tokens of the answer.</param>
/// <param name="PromptTokens">Tokens of the question.</param>
/// <param name="TotalTokens">Both.</param>
/// <param name="PromptCachedTokens">Those of the question that were cached.</param>
/// <param name="ServiceTier">The tier that served it, null when the service did not say.</param>
public sealed record CompletionUsage(
    int CompletionTokens, int PromptTokens, int TotalTokens, int PromptCachedTokens = 0, string? ServiceTier = null);
