using Microsoft.Extensions.AI;

namespace Agents.Actors;

/// <summary>The model, ready to answer: what <see cref="Agent.LlmNode"/> runs, once, several times, or not at all.</summary>
public sealed class LlmCall
{
    private readonly StreamHost _host;
    private readonly ApiConnectOptions _connect;

    internal LlmCall(StreamHost host, ILanguageModel model, ToolChoice? toolChoice, ApiConnectOptions connect)
        => (_host, Model, ToolChoice, _connect) = (host, model, toolChoice, connect);

    /// <summary>The model in force.</summary>
    public ILanguageModel Model { get; }

    /// <summary>Which function the model may or must call; null leaves it to the model.</summary>
    public ToolChoice? ToolChoice { get; }

    /// <summary>Cancelled when the answer is not wanted any more.</summary>
    public CancellationToken CancellationToken => _host.Stop;

    /// <summary>Asks the model and gives its answer as it comes.</summary>
    /// <param name="context">The prompt.</param>
    /// <param name="tools">Functions it may call.</param>
    public async IAsyncEnumerable<ChatChunk> RunAsync(ChatContext context, IReadOnlyList<AIFunction> tools)
    {
        var options = new LlmChatOptions { ToolChoice = ToolChoice, Connect = _connect };
        await using var stream = await _host.OpenAsync((parent, name) => Model.Chat(context, tools, options, parent, name));
        await foreach (var chunk in stream.WithCancellation(_host.Stop))
            yield return chunk;
    }
}
