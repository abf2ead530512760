using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Sessions.Output;

/// <summary>An event of the REST API as one line for people: time of day, who, what. Pure.</summary>
internal static class EventLine
{
    /// <summary>The line; null for events that say nothing to a person, such as measurements.</summary>
    /// <param name="happened">The event as the host sends it.</param>
    public static string? Of(JObject happened)
    {
        var (who, what) = (string?)happened["type"] switch
        {
            "user_state_changed" => ("caller", $"[{happened["new_state"]}]"),
            "agent_state_changed" => ("agent", $"[{happened["new_state"]}]"),
            "conversation_item_added" => Item(happened),
            "function_tools_executed" => ("agent", Tools(happened)),
            "overlapping_speech" => ("caller", "[talks over the agent]"),
            "error" => ("session", "[a service failed]"),
            "session_stalled" or "tool_server_failed" or "availability_changed" => ("session", $"[{((string)happened["type"]!).Replace('_', ' ')}]"),
            "close" => ("session", $"[over: {happened["reason"]}]"),
            _ => ("", null),
        };
        return what is null ? null : $"{Time(happened)}  {who,-7}  {Printable(what)}";
    }

    /// <summary>Takes out what a terminal would obey: names and words come from callers.</summary>
    public static string Printable(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));

    private static (string Who, string? What) Item(JObject happened) => (happened["item"] as JObject) switch
    {
        { } item when (string?)item["role"] == "user" => ("caller", Text(item)),
        { } item when (string?)item["role"] == "assistant" => ("agent", Text(item) + ((bool?)item["interrupted"] == true ? " …" : "")),
        _ => ("", null),
    };

    private static string? Text(JObject item) => (string?)item["text"];

    private static string? Tools(JObject happened) =>
        happened["calls"] is JArray { Count: > 0 } calls ? $"({string.Join(", ", calls.Select(call => call["name"]))})" : null;

    private static string Time(JObject happened) =>
        DateTimeOffset.TryParse((string?)happened["created_at"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at.ToString("HH:mm:ss.f", CultureInfo.InvariantCulture)
            : "          ";
}
