namespace Agents.Actors;

/// <summary>The append-only record of one conversation, from which a session is rebuilt.</summary>
public interface IConversationLog
{
    /// <summary>Writes an item down.</summary>
    void Append(ChatItem item);

    /// <summary>All items in the order they were written.</summary>
    IReadOnlyList<ChatItem> Read();
}

/// <summary>Keeps a conversation in memory: it survives a restart of the session's actor, not of the process.</summary>
public sealed class InMemoryConversationLog : IConversationLog
{
    private readonly Lock _gate = new();
    private readonly List<ChatItem> _items = [];

    /// <inheritdoc />
    public void Append(ChatItem item)
    {
        lock (_gate)
            _items.Add(item);
    }

    /// <inheritdoc />
    public IReadOnlyList<ChatItem> Read()
    {
        lock (_gate)
            return [.. _items];
    }
}
