using Agents.Inference;
using Agents.Messages;

namespace Agents.Host.Realtime;

/// <summary>An answer on its way to the session: the leg is told what it says, and the client's calls are taken out.</summary>
/// <param name="answer">The answer.</param>
/// <param name="turn">The response it is for.</param>
/// <param name="leg">Is told.</param>
internal sealed class TappedAnswer(ILlmStream answer, ModelTurn turn, IActorRef leg) : ILlmStream
{
    private readonly HashSet<string> _clients = [.. turn.Request.Tools.Select(tool => tool.Name)];
    private readonly TokenLimit _limit = new(turn.Request.MaxOutputTokens);

    /// <inheritdoc />
    public IActorRef Ref => answer.Ref;

    /// <inheritdoc />
    public async IAsyncEnumerator<ChatChunk> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var calls = new List<FunctionToolCall>();
        await foreach (var chunk in answer.WithCancellation(cancellationToken))
        {
            if (chunk.Delta is { } delta)
            {
                var text = _limit.Take(delta.Content ?? "");
                if (text.Length > 0)
                    leg.Tell(new ModelSaid(turn.Response, text));
                calls.AddRange(delta.ToolCalls.Where(call => _clients.Contains(call.Name)));
                yield return chunk with { Delta = delta with { Content = text, ToolCalls = [.. delta.ToolCalls.Where(call => !_clients.Contains(call.Name))] } };
            }
            else
                yield return chunk;
            _limit.Note(chunk.Usage);
            if (_limit.HasCut)
                break;
        }

        if (calls.Count > 0)
            leg.Tell(new ModelCalled(turn.Response, calls));
        if (_limit.IsReached)
            leg.Tell(new ModelStoppedShort(turn.Response));
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => answer.DisposeAsync();
}
