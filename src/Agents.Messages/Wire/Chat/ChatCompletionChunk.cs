using Newtonsoft.Json.Linq;

namespace Agents.Messages;

/// <summary>One event of a chat answer on the wire (protocol 4.6).</summary>
/// <param name="Id">The answer's id.</param>
public sealed record ChatCompletionChunk(string Id)
{
    /// <summary>The choices; empty in the usage chunk.</summary>
    public IReadOnlyList<ChunkChoice> Choices { get; init; } = [];

    /// <summary>What the answer cost; null in all but the last chunk.</summary>
    public ChunkUsage? Usage { get; init; }

    /// <summary>The model that answers; for servers.</summary>
    public string? Model { get; init; }

    /// <summary>The tier that serves, null when not said.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>The event's JSON.</summary>
    public JObject ToJson() => new JObject { ["id"] = Id, ["object"] = "chat.completion.chunk" }
        .With("model", Model)
        .With("choices", new JArray(Choices.Select((choice, index) => choice.ToJson(index))))
        .With("usage", Usage?.ToJson())
        .With("service_tier", ServiceTier);

    /// <summary>Reads an event's JSON.</summary>
    public static ChatCompletionChunk Parse(JObject json) => new(json.Text("id") ?? "")
    {
        Choices = json["choices"] is JArray choices ? [.. choices.OfType<JObject>().Select(ChunkChoice.Parse)] : [],
        Usage = json.Object("usage") is { } usage ? ChunkUsage.Parse(usage) : null,
        Model = json.Text("model"),
        ServiceTier = json.Text("service_tier"),
    };
}

/// <summary>One choice of a chunk.</summary>
/// <param name="Delta">What is new; null where the service left it out.</param>
/// <param name="FinishReason"><c>stop</c>, <c>tool_calls</c>, <c>length</c> …; null while it goes on.</param>
public sealed record ChunkChoice(ChunkDelta? Delta, string? FinishReason = null)
{
    internal JObject ToJson(int index) => new()
    {
        ["index"] = index,
        ["delta"] = Delta?.ToJson() ?? new JObject(),
        ["finish_reason"] = FinishReason,
    };

    internal static ChunkChoice Parse(JObject json) =>
        new(json.Object("delta") is { } delta ? ChunkDelta.Parse(delta) : null, json.Text("finish_reason"));
}

/// <summary>What is new in a choice.</summary>
/// <param name="Content">Text, null when there is none.</param>
public sealed record ChunkDelta(string? Content = null)
{
    /// <summary>Parts of function calls.</summary>
    public IReadOnlyList<ChunkToolCall> ToolCalls { get; init; } = [];

    /// <summary>Metadata (<c>extra_content</c>).</summary>
    public JObject? Extra { get; init; }

    internal JObject ToJson() => new JObject { ["role"] = "assistant" }
        .With("content", Content)
        .With("tool_calls", ToolCalls.Count == 0 ? null : new JArray(ToolCalls.Select(call => call.ToJson())))
        .With("extra_content", Extra);

    internal static ChunkDelta Parse(JObject json) => new(ContentOf(json["content"]))
    {
        ToolCalls = json["tool_calls"] is JArray calls ? [.. calls.OfType<JObject>().Select(ChunkToolCall.Parse)] : [],
        Extra = json.Object("extra_content"),
    };

    private static string? ContentOf(JToken? content) => content switch
    {
        JArray parts => string.Concat(parts.OfType<JObject>().Where(part => part.Text("type") == "text").Select(part => part.Text("text"))),
        JValue { Type: JTokenType.String } text => (string?)text,
        _ => null,
    };
}

/// <summary>A part of a function call (protocol 4.7): the first brings id and name, all bring pieces of the arguments.</summary>
/// <param name="Index">Which of the parallel calls; null when not said.</param>
/// <param name="Id">The call's id, in its first part.</param>
/// <param name="Name">The function's name, in its first part.</param>
/// <param name="Arguments">A piece of the arguments' JSON text.</param>
/// <param name="Extra">Metadata (<c>extra_content</c>).</param>
public sealed record ChunkToolCall(int? Index, string? Id = null, string? Name = null, string? Arguments = null, JObject? Extra = null)
{
    /// <summary>Whether the part has a <c>function</c> at all; parts without are skipped.</summary>
    public bool HasFunction { get; init; } = true;

    internal JObject ToJson() => new JObject { ["index"] = Index }
        .With("id", Id)
        .With("type", Id is null ? null : "function")
        .With("function", new JObject().With("name", Name).With("arguments", Arguments ?? ""))
        .With("extra_content", Extra);

    internal static ChunkToolCall Parse(JObject json)
    {
        var function = json.Object("function");
        return new ChunkToolCall(json.Int("index"), json.Text("id"), function?.Text("name"), function?.Text("arguments"), json.Object("extra_content"))
        {
            HasFunction = function is not null,
        };
    }
}

/// <summary>What an answer cost, as on the wire. Servers must send integers; null is read as 0.</summary>
/// <param name="CompletionTokens">Tokens of the answer.</param>
/// <param name="PromptTokens">Tokens of the question.</param>
/// <param name="TotalTokens">Both.</param>
/// <param name="CachedTokens">Those of the question that were cached.</param>
public sealed record ChunkUsage(int CompletionTokens, int PromptTokens, int TotalTokens, int CachedTokens = 0)
{
    internal JObject ToJson() => new()
    {
        ["prompt_tokens"] = PromptTokens,
        ["completion_tokens"] = CompletionTokens,
        ["total_tokens"] = TotalTokens,
        ["prompt_tokens_details"] = new JObject { ["cached_tokens"] = CachedTokens },
    };

    internal static ChunkUsage Parse(JObject json) => new(
        json.Int("completion_tokens") ?? 0,
        json.Int("prompt_tokens") ?? 0,
        json.Int("total_tokens") ?? 0,
        json.Object("prompt_tokens_details")?.Int("cached_tokens") ?? 0);
}
