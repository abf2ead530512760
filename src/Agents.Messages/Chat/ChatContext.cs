using System.Collections.Immutable;

namespace Agents.Messages;

/// <summary>A conversation so far (<c>ChatContext</c>). Immutable: each change makes a new one, so it may be sent between actors.</summary>
/// <param name="Items">The entries, oldest first.</param>
public sealed record ChatContext(ImmutableList<ChatItem> Items)
{
    /// <summary>A conversation without entries.</summary>
    public static ChatContext Empty { get; } = new(ImmutableList<ChatItem>.Empty);

    /// <summary>This conversation and one more entry.</summary>
    public ChatContext Add(ChatItem item) => new(Items.Add(item));

    /// <summary>This conversation and more entries.</summary>
    public ChatContext AddRange(IEnumerable<ChatItem> items) => new(Items.AddRange(items));

    /// <summary>This conversation and one more text message.</summary>
    public ChatContext AddMessage(ChatRole role, string text) => Add(new ChatMessage(role, text));

    /// <summary>
    /// The last <paramref name="maxItems"/> entries. Instructions (the first system or developer message) are kept; the rest never starts with a
    /// function call or an output whose other half was cut off.
    /// </summary>
    public ChatContext Truncate(int maxItems)
    {
        if (Items.Count <= maxItems)
            return this;
        var instructions = Items.OfType<ChatMessage>().FirstOrDefault(message => message.Role is ChatRole.System or ChatRole.Developer);
        var tail = Items.Skip(Items.Count - maxItems).SkipWhile(item => item is FunctionCall or FunctionCallOutput).ToImmutableList();
        return new ChatContext(instructions is null || tail.Contains(instructions) ? tail : tail.Insert(0, instructions));
    }
}
