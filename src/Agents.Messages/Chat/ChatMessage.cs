namespace Agents.Messages;

/// <summary>Something said, by whom (<c>ChatMessage</c>).</summary>
/// <param name="Role">Who said it.</param>
/// <param name="Content">Text, images and audio, in order.</param>
public sealed record ChatMessage(ChatRole Role, IReadOnlyList<ChatContent> Content) : ChatItem
{
    /// <summary>A message of one text.</summary>
    public ChatMessage(ChatRole role, string text)
        : this(role, [new TextContent(text)])
    {
    }

    /// <summary>All text parts, joined by line feeds; empty when there is none.</summary>
    public string Text => string.Join('\n', Content.OfType<TextContent>().Select(part => part.Text));

    /// <summary>True when the caller heard only part of what the agent meant to say.</summary>
    public bool Interrupted { get; init; }
}
