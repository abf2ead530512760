using Newtonsoft.Json.Linq;

namespace Agents.Messages;

/// <summary>What a client tells the gateway about its patience (protocol 1.11: <c>connection</c> of <c>session.create</c>).</summary>
/// <param name="Timeout">How long the gateway may try a provider.</param>
/// <param name="Retries">How often.</param>
public sealed record ConnectionHint(TimeSpan Timeout, int Retries)
{
    /// <summary>The hint of connect options.</summary>
    public static ConnectionHint Of(ApiConnectOptions options) => new(options.Timeout, options.MaxRetry);

    internal JObject ToJson() => new() { ["timeout"] = Timeout.TotalSeconds, ["retries"] = Retries };

    internal static ConnectionHint? Read(JObject message) => message.Object("connection") is { } json
        ? new ConnectionHint(json.Seconds("timeout"), json.Int("retries") ?? 0)
        : null;
}
