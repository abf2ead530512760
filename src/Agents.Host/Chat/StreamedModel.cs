using Agents.Inference;
using Agents.Messages;
using Microsoft.Extensions.AI;

namespace Agents.Host.Chat;

/// <summary>An agent's model whose words are shown as they come.</summary>
/// <param name="model">The agent's model; whoever made it disposes it.</param>
/// <param name="show">Takes each piece of text.</param>
internal sealed class StreamedModel(ILanguageModel model, Action<string> show) : ILanguageModel
{
    /// <inheritdoc />
    public string Model => model.Model;

    /// <inheritdoc />
    public string Provider => model.Provider;

    /// <inheritdoc />
    public string Label => model.Label;

    /// <inheritdoc />
    public event Action<ComponentError>? Error
    {
        add => model.Error += value;
        remove => model.Error -= value;
    }

    /// <inheritdoc />
    public event Action<ComponentMetrics>? MetricsCollected
    {
        add => model.MetricsCollected += value;
        remove => model.MetricsCollected -= value;
    }

    /// <inheritdoc />
    public ILlmStream Chat(
        ChatContext context, IReadOnlyList<AITool>? tools = null, LlmChatOptions? options = null, IActorRefFactory? parent = null, string? name = null)
        => new Shown(model.Chat(context, tools, options, parent, name), show);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Shown(ILlmStream answer, Action<string> show) : ILlmStream
    {
        public IActorRef Ref => answer.Ref;

        public async IAsyncEnumerator<ChatChunk> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            await foreach (var chunk in answer.WithCancellation(cancellationToken))
            {
                show(chunk.Delta?.Content ?? "");
                yield return chunk;
            }
        }

        public ValueTask DisposeAsync() => answer.DisposeAsync();
    }
}
