namespace Agents.Actors;

/// <summary>A turn of the caller on its way to the model, for the hook to look at and change.</summary>
/// <param name="context">The conversation so far, without the new message.</param>
/// <param name="message">The new message.</param>
public sealed class CompletedTurn(ChatContext context, ChatMessage message)
{
    /// <summary>The conversation this answer is generated from; changes count for this answer only.</summary>
    public ChatContext Context { get; set; } = context;

    /// <summary>The caller's message; changes are stored.</summary>
    public ChatMessage Message { get; set; } = message;
}
