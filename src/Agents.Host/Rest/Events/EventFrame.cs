using System.Text.Json;
using Agents.Actors;

namespace Agents.Host.Rest;

/// <summary>An event as a frame of a stream of server-sent events. Pure.</summary>
internal static class EventFrame
{
    /// <summary>The frame: id, name and one line of JSON.</summary>
    public static string Of(SessionEvent happened) => $"id: {happened.Number}\nevent: {happened.Type}\ndata: {Json(happened)}\n\n";

    /// <summary>The event as JSON, with all that it says.</summary>
    public static string Json(SessionEvent happened) => JsonSerializer.Serialize(happened, happened.GetType(), RestJson.Options);
}
