using Agents.Messages;
using Microsoft.Extensions.AI;

namespace Agents.Inference;

/// <summary>A language model that answers a conversation.</summary>
public interface ILanguageModel : IInferenceComponent
{
    /// <summary>Asks for the next answer.</summary>
    /// <param name="context">The conversation.</param>
    /// <param name="tools">
    /// Functions the model may call: <see cref="AIFunctionDeclaration"/> (<see cref="AIFunction"/> included) or <see cref="RawFunctionTool"/>; other tools are skipped.
    /// </param>
    /// <param name="options">How; null for the component's own.</param>
    /// <param name="parent">Who owns the stream's actor: an actor's <c>Context</c>, a system, or null for a process-wide system.</param>
    /// <param name="name">Name of the actor; null for a generated one.</param>
    ILlmStream Chat(
        ChatContext context,
        IReadOnlyList<AITool>? tools = null,
        LlmChatOptions? options = null,
        IActorRefFactory? parent = null,
        string? name = null);
}
