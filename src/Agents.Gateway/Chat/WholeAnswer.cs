using System.Text;

namespace Agents.Gateway;

/// <summary>A complete answer, put together from its parts.</summary>
/// <param name="Text">All text.</param>
/// <param name="Calls">The tool calls, in order.</param>
/// <param name="Reason">Why it ended.</param>
/// <param name="Usage">What it cost.</param>
internal sealed record WholeAnswer(string Text, IReadOnlyList<WholeCall> Calls, string Reason, AnswerPart.Usage Usage)
{
    /// <summary>Waits for all parts.</summary>
    public static async Task<WholeAnswer> CollectAsync(IAsyncEnumerable<AnswerPart> parts)
    {
        var text = new StringBuilder();
        var calls = new SortedDictionary<int, WholeCall>();
        var (reason, usage) = ("stop", new AnswerPart.Usage(0, 0));
        await foreach (var part in parts)
        {
            switch (part)
            {
                case AnswerPart.Text more:
                    text.Append(more.Value);
                    break;
                case AnswerPart.ToolCall call:
                    calls[call.Index] = new(call.Id, call.Name, "", call.ExtraContent);
                    break;
                case AnswerPart.Arguments more:
                    calls[more.Index] = calls[more.Index] with { Arguments = calls[more.Index].Arguments + more.Json };
                    break;
                case AnswerPart.Finish finish:
                    reason = finish.Reason;
                    break;
                case AnswerPart.Usage cost:
                    usage = cost;
                    break;
            }
        }

        return new(text.ToString(), [.. calls.Values], reason, usage);
    }
}

/// <summary>A complete tool call.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">Its arguments, as JSON text.</param>
/// <param name="ExtraContent">Provider data carried with the call, as JSON; null for none.</param>
internal sealed record WholeCall(string Id, string Name, string Arguments, string? ExtraContent);
