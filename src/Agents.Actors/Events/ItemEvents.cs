namespace Agents.Actors;

/// <summary>The caller heard less of a message than was thought.</summary>
/// <param name="Item">The message as it is now.</param>
public sealed record ConversationItemCorrected(ChatMessage Item) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "conversation_item_corrected";
}

/// <summary>An item left the conversation's history.</summary>
/// <param name="ItemId">Its id.</param>
public sealed record ConversationItemRemoved(string ItemId) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "conversation_item_removed";
}
