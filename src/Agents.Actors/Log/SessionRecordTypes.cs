namespace Agents.Actors;

/// <summary>The records of a conversation by name, for storing. A name is never given to another type.</summary>
public static class SessionRecordTypes
{
    /// <summary>All of them, and the entries of a conversation.</summary>
    public static NamedTypes All { get; } = new NamedTypes(
        ("opened", typeof(SessionOpened)),
        ("item", typeof(ItemStored)),
        ("item_corrected", typeof(ItemCorrected)),
        ("item_removed", typeof(ItemRemoved)),
        ("settings", typeof(SettingsChanged)),
        ("tool_requested", typeof(ToolRequested)),
        ("tool_started", typeof(ToolStarted)),
        ("tool_finished", typeof(ToolFinished)),
        ("ended", typeof(SessionEnded))).With(ChatItemTypes.All);
}
