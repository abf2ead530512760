using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>A whole answer (protocol 4.9, collecting helper).</summary>
/// <param name="Text">All text, trimmed.</param>
/// <param name="ToolCalls">All function calls, in order.</param>
/// <param name="Usage">The last usage, null when the service sent none.</param>
/// <param name="Extra">All metadata, merged.</param>
public sealed record CollectedAnswer(string Text, IReadOnlyList<FunctionToolCall> ToolCalls, CompletionUsage? Usage, JObject Extra)
{
    /// <summary>Waits for the end of an answer and puts it together.</summary>
    public static async Task<CollectedAnswer> CollectAsync(IAsyncEnumerable<ChatChunk> answer, CancellationToken cancellation = default)
    {
        var text = new System.Text.StringBuilder();
        var calls = new List<FunctionToolCall>();
        var extra = new JObject();
        CompletionUsage? usage = null;
        await foreach (var chunk in answer.WithCancellation(cancellation))
        {
            usage = chunk.Usage ?? usage;
            text.Append(chunk.Delta?.Content);
            calls.AddRange(chunk.Delta?.ToolCalls ?? []);
            if (chunk.Delta?.Extra is { } more)
                extra.Merge(more);
        }
        return new CollectedAnswer(text.ToString().Trim(), calls, usage, extra);
    }
}
