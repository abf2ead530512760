using Agents.Messages;

namespace Agents.Inference;

/// <summary>A gateway and the key to it, found once when a component is made.</summary>
/// <param name="BaseUrl">Without a slash at its end.</param>
/// <param name="ApiKey">API key.</param>
/// <param name="ApiSecret">API secret.</param>
internal sealed record Gateway(string BaseUrl, Sensitive<string> ApiKey, Sensitive<string> ApiSecret)
{
    /// <summary>Resolves address and credentials (protocol 1.2, 1.3).</summary>
    /// <exception cref="ArgumentException">There is no key, no secret, or the address is not one.</exception>
    public static Gateway Resolve(InferenceOptions options)
    {
        var url = CheckUrl(options.BaseUrl is { Length: > 0 } given ? given : GatewayUrl.Default(options.Environment));
        var (key, secret) = Credentials(options);
        return new Gateway(
            url,
            Sensitive.Of(key ?? throw new ArgumentException("api_key is required: set ApiKey, or the environment variable LIVEKIT_API_KEY.", "ApiKey")),
            Sensitive.Of(secret ?? throw new ArgumentException("api_secret is required: set ApiSecret, or the environment variable LIVEKIT_API_SECRET.", "ApiSecret")));
    }

    /// <summary>As <see cref="Resolve"/>, but a missing key or secret is empty.</summary>
    public static Gateway ResolveOptional(InferenceOptions options)
    {
        var (key, secret) = Credentials(options);
        return new Gateway(CheckUrl(options.BaseUrl!), Sensitive.Of(key ?? ""), Sensitive.Of(secret ?? ""));
    }

    /// <summary>Checks an address and trims one slash from its end.</summary>
    public static string CheckUrl(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "ws" or "wss"
        ? url.EndsWith('/') ? url[..^1] : url
        : throw new ArgumentException($"BaseUrl is \"{url}\"; it must be an http(s) or ws(s) address such as http://127.0.0.1:8089/v1.", "BaseUrl");

    /// <summary>The first that is neither null nor empty.</summary>
    public static string? FirstOf(params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            if (!string.IsNullOrEmpty(value))
                return value;
        }
        return null;
    }

    private static (string? Key, string? Secret) Credentials(InferenceOptions options) => (
        FirstOf(options.ApiKey, options.Environment("LIVEKIT_INFERENCE_API_KEY"), options.Environment("LIVEKIT_API_KEY")),
        FirstOf(options.ApiSecret, options.Environment("LIVEKIT_INFERENCE_API_SECRET"), options.Environment("LIVEKIT_API_SECRET")));

    /// <summary>The address of a WebSocket below the gateway.</summary>
    public Uri WebSocket(string path) => new(GatewayUrl.ToWebSocket(BaseUrl) + path);

    /// <summary>The address of an HTTP resource below the gateway.</summary>
    public Uri Http(string path) => new((BaseUrl.StartsWith("ws", StringComparison.Ordinal) ? "http" + BaseUrl[2..] : BaseUrl) + path);

    /// <summary>A fresh token, as the value of the header <c>Authorization</c>.</summary>
    public string Bearer(TimeProvider clock) => $"Bearer {AccessToken.Mint(ApiKey.Value, ApiSecret.Value, clock)}";
}
