using Agents.Messages;

namespace Agents.Host.Realtime;

/// <summary>Makes ids; clients take them as opaque.</summary>
internal static class RealtimeIds
{
    /// <summary>A session.</summary>
    public static string Session() => ShortId.Create("sess_");

    /// <summary>A conversation.</summary>
    public static string Conversation() => ShortId.Create("conv_");

    /// <summary>An item of a conversation.</summary>
    public static string Item() => ShortId.Create("item_");

    /// <summary>What the names of a connection's events begin with.</summary>
    public static string EventPrefix() => $"{ShortId.Create("event_")}_";

    /// <summary>A response.</summary>
    public static string Response() => ShortId.Create("resp_");
}
