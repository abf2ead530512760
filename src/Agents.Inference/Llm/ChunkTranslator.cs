using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>Turns the wire's chunks into ours: puts function calls together and hides thoughts (protocol 4.6 to 4.8). One per attempt. Pure.</summary>
/// <param name="model">Decides on the tags of thoughts.</param>
/// <param name="thinkingPerChunk">Whether thoughts are found as the seed does (section 7, number 16).</param>
internal sealed class ChunkTranslator(string model, bool thinkingPerChunk = false)
{
    private readonly IThinkingFilter _thinking = thinkingPerChunk ? new ChunkThinkingFilter() : ThinkingFilter.For(model);
    private OpenCall? _open;

    /// <summary>The chunks for the caller, in order.</summary>
    public IEnumerable<ChatChunk> Translate(ChatCompletionChunk chunk)
    {
        foreach (var choice in chunk.Choices)
        {
            foreach (var delta in Deltas(choice))
                yield return new ChatChunk(chunk.Id, delta);
        }
        if (chunk.Usage is { } usage)
        {
            yield return new ChatChunk(chunk.Id, Usage: new CompletionUsage(
                usage.CompletionTokens, usage.PromptTokens, usage.TotalTokens, usage.CachedTokens, chunk.ServiceTier));
        }
    }

    private IEnumerable<ChoiceDelta> Deltas(ChunkChoice choice)
    {
        if (choice.Delta is not { } delta)
            yield break;
        var calls = Accumulate(delta.ToolCalls, choice.FinishReason);
        var content = _thinking.Filter(delta.Content, choice.FinishReason is not null, calls.Count > 0);
        for (var i = 0; i < calls.Count; i++)
        {
            yield return new ChoiceDelta(i == 0 ? content : null)
            {
                ToolCalls = [calls[i].Call],
                Extra = calls[i].AtFinish ? delta.Extra : null,
            };
        }
        if (calls.Count == 0 && (!string.IsNullOrEmpty(content) || delta.Extra is not null))
            yield return new ChoiceDelta(content) { Extra = delta.Extra };
    }

    private List<(FunctionToolCall Call, bool AtFinish)> Accumulate(IReadOnlyList<ChunkToolCall> parts, string? finishReason)
    {
        var complete = new List<(FunctionToolCall, bool)>();
        foreach (var part in parts.Where(part => part.HasFunction))
        {
            if (_open is { } open && part.Id is { Length: > 0 } && part.Index != open.Index)
                complete.Add((Close(open), false));
            if (!string.IsNullOrEmpty(part.Name))
                _open = new OpenCall(part.Index, part.Id ?? "", part.Name, part.Arguments ?? "", part.Extra);
            else if (_open is not null && !string.IsNullOrEmpty(part.Arguments))
                _open = _open with { Arguments = _open.Arguments + part.Arguments };
        }
        if (finishReason is "tool_calls" or "stop" && _open is { } last)
            complete.Add((Close(last), true));
        else if (finishReason is not null)
            _open = null;
        return complete;
    }

    private FunctionToolCall Close(OpenCall call)
    {
        _open = null;
        return new FunctionToolCall(call.Id, call.Name, call.Arguments, call.Extra);
    }

    private sealed record OpenCall(int? Index, string Id, string Name, string Arguments, JObject? Extra);
}
