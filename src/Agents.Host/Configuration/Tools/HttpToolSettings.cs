using System.Text.Json;

namespace Agents.Host.Configuration;

/// <summary>A function that is an HTTP endpoint.</summary>
/// <param name="Name">Name the model calls it by.</param>
/// <param name="Description">What the model is told about it.</param>
/// <param name="Url">Its address.</param>
/// <param name="Parameters">JSON schema of its arguments.</param>
internal sealed record HttpToolSettings(string Name, string Description, Uri Url, JsonElement Parameters)
{
    /// <summary>GET sends the arguments in the query, the others as a JSON object.</summary>
    public HttpMethod Method { get; init; } = HttpMethod.Post;

    /// <summary>Headers of every request. Never logged.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>How long an answer may take. Default 10 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);
}
