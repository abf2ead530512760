using Newtonsoft.Json.Linq;

namespace Agents.Host.Sessions;

/// <summary>Reads the list of sessions to its end, page by page.</summary>
internal static class SessionPages
{
    /// <summary>All sessions of the cluster, by name.</summary>
    /// <param name="host">The host that is asked.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<IReadOnlyList<JObject>> ReadAsync(HostClient host, CancellationToken stop)
    {
        var sessions = new List<JObject>();
        for (string? after = ""; after is not null;)
        {
            var page = await host.AskAsync(HttpMethod.Get, $"v1/sessions?limit=500&after={Uri.EscapeDataString(after)}", null, stop);
            sessions.AddRange(page["sessions"]?.OfType<JObject>() ?? []);
            after = (string?)page["next"];
        }

        return sessions;
    }
}
