using System.Runtime.CompilerServices;

namespace Agents.Gateway;

/// <summary>A language model by script.</summary>
internal sealed class ScriptedResponder(IReadOnlyDictionary<string, AnswerScript> scripts) : IResponder
{
    public IReadOnlyList<string> Models { get; } = [.. scripts.Keys];

    public bool Serves(string model) => scripts.ContainsKey(model);

    public void Check(ModelName model)
    {
        // A script is always there.
    }

    public async IAsyncEnumerable<AnswerPart> AnswerAsync(
        ChatRequest request, EngineContext context, [EnumeratorCancellation] CancellationToken cancel)
    {
        var script = scripts[request.Model];
        var answer = Choose(script, request.Messages);
        if (answer.Status is { } status) throw new ProtocolException(status, "The script fails here.");
        var first = true;
        foreach (var part in Parts(answer, request.Messages))
        {
            await context.DelayAsync(first ? script.FirstToken : script.BetweenTokens, cancel);
            first = false;
            yield return part;
        }

        yield return new AnswerPart.Finish(answer.Calls.Count > 0 ? "tool_calls" : "stop");
        yield return new AnswerPart.Usage(request.Messages.Sum(message => Tokens.Count(message.Text)), Tokens.Count(answer.Text) + answer.Calls.Count);
    }

    public ValueTask DisposeAsync() => default;

    private static ScriptedAnswer Choose(AnswerScript script, IReadOnlyList<ChatTurn> turns)
    {
        var asked = turns.LastOrDefault(turn => turn.Role == "user")?.Text ?? "";
        var afterTool = turns[^1].Role == "tool";
        var fitting = script.Answers.FirstOrDefault(answer =>
            (answer.When is not null || answer.AfterTool) && answer.AfterTool == afterTool
            && (answer.When is not { } word || asked.Contains(word, StringComparison.OrdinalIgnoreCase)));
        if (fitting is not null) return fitting;
        var plain = script.Answers.Where(answer => answer is { When: null, AfterTool: false }).ToArray();
        if (plain.Length == 0) return new ScriptedAnswer();
        return plain[Math.Min(turns.Count(turn => turn.Role == "assistant"), plain.Length - 1)];
    }

    private static IEnumerable<AnswerPart> Parts(ScriptedAnswer answer, IReadOnlyList<ChatTurn> turns)
    {
        var results = turns.Reverse().TakeWhile(turn => turn.Role == "tool").Reverse().Select(turn => turn.Text);
        foreach (var token in Tokens.Split(answer.Text.Replace("{tool}", string.Join(' ', results), StringComparison.Ordinal)))
            yield return new AnswerPart.Text(token);
        for (var i = 0; i < answer.Calls.Count; i++)
        {
            yield return new AnswerPart.ToolCall(i, $"call_{turns.Count}_{i}", answer.Calls[i].Name);
            yield return new AnswerPart.Arguments(i, answer.Calls[i].Arguments);
        }
    }
}
