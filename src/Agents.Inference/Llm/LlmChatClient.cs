using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Agents.Inference;

/// <summary>An <see cref="Llm"/> for code that is written against Microsoft.Extensions.AI.</summary>
internal sealed class LlmChatClient(Llm llm, IActorRefFactory? parent) : IChatClient
{
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var answer = llm.Chat(
            ChatClientConverter.Context(messages, options), [.. options?.Tools ?? []], ChatClientConverter.Options(options), parent);
        await foreach (var chunk in answer.WithCancellation(cancellationToken))
            yield return ChatClientConverter.Update(chunk, llm.Model);
    }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata(llm.Provider, null, llm.Model)
        : serviceType.IsInstanceOfType(this) ? this
        : serviceType.IsInstanceOfType(llm) ? llm
        : null;

    public void Dispose()
    {
        // The language model belongs to whoever made it.
    }
}
