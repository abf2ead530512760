using System.Runtime.CompilerServices;

namespace Agents.Gateway;

/// <summary>
/// <c>local/concierge</c>: a small responder made of rules, for trying out agents without a language model. It greets, uses the tools it is
/// offered, reads their results back, and says honestly what it is and what it does not know. Deterministic.
/// </summary>
public sealed class Concierge : IResponder
{
    /// <summary>Its model name.</summary>
    public const string Model = "local/concierge";

    /// <inheritdoc/>
    public IReadOnlyList<string> Models { get; } = [Model];

    /// <inheritdoc/>
    public bool Serves(string model) => model == Model;

    /// <inheritdoc/>
    public void Check(ModelName model)
    {
        // Rules need nothing from the machine.
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<AnswerPart> AnswerAsync(
        ChatRequest request, EngineContext context, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.Yield(); // an answer never runs inside the request's first step
        var decision = ConciergeRules.Decide(request);
        var prompt = request.Messages.Sum(message => Tokens.Count(message.Text) + 4);
        var parts = decision switch
        {
            ConciergeDecision.Say say => Spoken(JsonShape.Fit(say.Text, request.ResponseFormat), request.MaxTokens, prompt),
            ConciergeDecision.Call call => Called(call.Tools, request.Messages.Count, prompt),
            _ => throw new InvalidOperationException($"Unknown decision {decision.GetType().Name}."),
        };
        foreach (var part in parts)
        {
            cancel.ThrowIfCancellationRequested();
            yield return part;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;

    private static IEnumerable<AnswerPart> Spoken(string text, int? maxTokens, int prompt)
    {
        var all = Tokens.Split(text);
        var sent = maxTokens is { } max && max < all.Count ? all.Take(max).ToList() : all;
        foreach (var token in sent) yield return new AnswerPart.Text(token);
        yield return new AnswerPart.Finish(sent.Count < all.Count ? "length" : "stop");
        yield return new AnswerPart.Usage(prompt, sent.Count);
    }

    private static IEnumerable<AnswerPart> Called(IReadOnlyList<PlannedCall> calls, int turn, int prompt)
    {
        for (var i = 0; i < calls.Count; i++)
        {
            yield return new AnswerPart.ToolCall(i, $"call_{turn}_{i}", calls[i].Tool);
            yield return new AnswerPart.Arguments(i, calls[i].Arguments);
        }

        yield return new AnswerPart.Finish("tool_calls");
        yield return new AnswerPart.Usage(prompt, calls.Sum(call => 4 + Tokens.Count(call.Arguments)));
    }
}
