using Newtonsoft.Json.Linq;

namespace Agents.Messages;

/// <summary>Server messages that are alike in all WebSocket protocols.</summary>
internal static class SessionMessages
{
    public static JObject Make(string type, string? sessionId = null) => new JObject { ["type"] = type }.With("session_id", sessionId);
}
