using Agents.Host.Cli;
using Agents.Inference;

namespace Agents.Host.Services;

/// <summary>How an inference gateway is reached.</summary>
/// <param name="BaseUrl">Its address with <c>/v1</c>.</param>
/// <param name="ApiKey">Key; null takes the environment's.</param>
/// <param name="ApiSecret">Secret; null takes the environment's.</param>
/// <param name="Clock">The clock of the clients.</param>
/// <param name="Transport">How sockets are opened.</param>
internal sealed record GatewayAccess(string BaseUrl, string? ApiKey, string? ApiSecret, TimeProvider Clock, IInferenceTransport Transport)
{
    /// <summary>Access to a gateway elsewhere: keys from the environment; on this machine the well-known development pair does.</summary>
    /// <exception cref="UsageException">A gateway on another machine, and no key.</exception>
    public static GatewayAccess Remote(Uri url, Func<string, string?> environment)
    {
        var hasKey = environment("LIVEKIT_INFERENCE_API_KEY") is { Length: > 0 } || environment("LIVEKIT_API_KEY") is { Length: > 0 };
        if (!hasKey && !url.IsLoopback)
            throw new UsageException($"The gateway {url} needs a key: set LIVEKIT_API_KEY and LIVEKIT_API_SECRET, or leave the address out to use the engines on this machine.");
        return new GatewayAccess(
            url.ToString(), hasKey ? null : "devkey", hasKey ? null : "secret", TimeProvider.System, HttpTransport.Shared);
    }
}
