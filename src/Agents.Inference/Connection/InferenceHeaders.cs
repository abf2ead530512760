using Agents.Messages;

namespace Agents.Inference;

/// <summary>The headers of a request (protocol 1.5).</summary>
internal static class InferenceHeaders
{
    public const string SessionId = "X-LiveKit-Session-ID";
    public const string Provider = "X-LiveKit-Inference-Provider";
    public const string Priority = "X-LiveKit-Inference-Priority";

    private static readonly string UserAgent =
        $"agents-dotnet/{typeof(InferenceHeaders).Assembly.GetName().Version?.ToString(3)} (dotnet {System.Environment.Version})";

    /// <summary>
    /// Who we are, then what the caller adds, then what the job asserts, then a fresh session id, then a fresh token: later ones win.
    /// </summary>
    /// <param name="options">The component's options.</param>
    /// <param name="gateway">Gives the token.</param>
    /// <param name="added">Provider, priority and the like; null for none.</param>
    public static Dictionary<string, string> Create(
        InferenceOptions options, Gateway gateway, IEnumerable<KeyValuePair<string, string>>? added = null)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in added ?? [])
            headers[name] = value;
        headers["User-Agent"] = UserAgent;
        if (options.Job is { } job)
        {
            Add(headers, "X-LiveKit-Room-ID", job.RoomId);
            Add(headers, "X-LiveKit-Job-ID", job.JobId);
            if (options.Variant.ExtendedHeaders)
                Extend(headers, job, options);
        }
        headers["Authorization"] = gateway.Bearer(options.Clock);
        return headers;
    }

    private static void Extend(Dictionary<string, string> headers, JobIdentity job, InferenceOptions options)
    {
        Add(headers, "X-LiveKit-Worker-Token", options.Environment("LIVEKIT_WORKER_TOKEN"));
        Add(headers, "X-LiveKit-Agent-ID", job.AgentId);
        foreach (var (name, value) in job.AssertedHeaders)
            headers[name] = value;
        headers[SessionId] = ShortId.Create("inference_");
    }

    private static void Add(Dictionary<string, string> headers, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            headers[name] = value;
    }
}
