using Agents.Host.Cli;

namespace Agents.Host.Services;

/// <summary>Which inference gateway a call uses, and whether the caller's audio leaves this machine for it.</summary>
/// <param name="Url">Base URL ending in <c>/v1</c>; null means the embedded gateway.</param>
/// <param name="Reason">What decided it, for the first line on standard error.</param>
internal sealed record GatewayChoice(Uri? Url, string Reason)
{
    private const string Production = "https://agent-gateway.livekit.cloud/v1";
    private const string Staging = "https://agent-gateway.staging.livekit.cloud/v1";

    /// <summary>True when the gateway runs inside this process.</summary>
    public bool IsEmbedded => Url is null;

    /// <summary>True when audio is sent to another machine.</summary>
    public bool AudioLeaves => Url is { IsLoopback: false };

    /// <summary>
    /// Chooses by the command line, then the environment. Only an address sends audio away: keys alone
    /// (<c>LIVEKIT_API_KEY</c> and the like) choose nothing. Hosted addresses as in the protocol, section 1.2.
    /// </summary>
    /// <param name="url">The value of <c>--url</c>, or null.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <exception cref="UsageException">An address is not an absolute http, https, ws or wss URL.</exception>
    public static GatewayChoice From(string? url, Func<string, string?> environment)
    {
        if (!string.IsNullOrEmpty(url))
            return Remote(url, "--url");
        if (environment("LIVEKIT_INFERENCE_URL") is { Length: > 0 } inference)
            return Remote(inference, "LIVEKIT_INFERENCE_URL");
        if (environment("LIVEKIT_URL") is { Length: > 0 } project)
            return Remote(project.Contains(".staging.livekit.cloud", StringComparison.Ordinal) ? Staging : Production, "LIVEKIT_URL");
        return new GatewayChoice(null, "no address given");
    }

    /// <summary>The line that tells the user where the audio goes.</summary>
    public override string ToString() => this switch
    {
        { Url: null } => "gateway: embedded, on this machine (no audio leaves it)",
        { AudioLeaves: false } => $"gateway: {Url} by {Reason}, on this machine (no audio leaves it)",
        _ => $"gateway: {Url} by {Reason} (audio LEAVES this machine)",
    };

    private static GatewayChoice Remote(string value, string source) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "ws" or "wss"
            ? new GatewayChoice(uri, source)
            : throw new UsageException($"{source} '{value}' is not a gateway address: give an http, https, ws or wss URL, such as http://127.0.0.1:8089/v1");
}
