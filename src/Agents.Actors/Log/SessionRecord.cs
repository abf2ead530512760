namespace Agents.Actors;

/// <summary>
/// Something that a session must not forget: one entry of its append-only log. What a session knows is what its records say, in their order
/// (<see cref="ConversationState"/>).
/// </summary>
public abstract record SessionRecord
{
    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>A session began, or went on after its actor, process or node was lost.</summary>
/// <param name="Agent">Id of the agent it was started with.</param>
/// <param name="Epoch">Whose records follow: a larger number for every owner, so that a former one's can be told apart.</param>
public sealed record SessionOpened(string Agent, long Epoch) : SessionRecord;

/// <summary>An item entered the history.</summary>
/// <param name="Item">The message, function call, output, handoff or change of an agent; a message of the agent as it was heard.</param>
/// <param name="Intended">What the agent meant to say; null where the caller heard all of it.</param>
public sealed record ItemStored(ChatItem Item, string? Intended = null) : SessionRecord;

/// <summary>A message is not as it was stored: the caller heard less of it than was thought.</summary>
/// <param name="Item">The message as it is now.</param>
public sealed record ItemCorrected(ChatMessage Item) : SessionRecord;

/// <summary>An item left the history.</summary>
/// <param name="ItemId">Its id.</param>
public sealed record ItemRemoved(string ItemId) : SessionRecord;

/// <summary>Settings were changed at run time.</summary>
/// <param name="Settings">The changed ones by name; the rest stays as it was.</param>
public sealed record SettingsChanged(Newtonsoft.Json.Linq.JObject Settings) : SessionRecord;

/// <summary>The session is over for good: it will not be taken up again.</summary>
/// <param name="Reason">Why.</param>
public sealed record SessionEnded(CloseReason Reason) : SessionRecord;
