namespace Agents.Inference;

/// <summary>Finds the gateway (protocol 1.2).</summary>
public static class GatewayUrl
{
    /// <summary>LiveKit's gateway.</summary>
    public const string Production = "https://agent-gateway.livekit.cloud/v1";

    /// <summary>LiveKit's staging gateway.</summary>
    public const string Staging = "https://agent-gateway.staging.livekit.cloud/v1";

    private const string StagingMark = ".staging.livekit.cloud";

    /// <summary>
    /// <c>LIVEKIT_INFERENCE_URL</c> if it is not empty; else staging if <c>LIVEKIT_URL</c> is a staging address; else production.
    /// </summary>
    public static string Default(Func<string, string?> environment) => environment("LIVEKIT_INFERENCE_URL") switch
    {
        { Length: > 0 } url => url,
        _ => environment("LIVEKIT_URL")?.Contains(StagingMark, StringComparison.Ordinal) == true ? Staging : Production,
    };

    /// <summary>The WebSocket form: the first <c>http</c> of an <c>http(s)://</c> address becomes <c>ws</c>; others stay as they are.</summary>
    public static string ToWebSocket(string url) =>
        url.StartsWith("http://", StringComparison.Ordinal) || url.StartsWith("https://", StringComparison.Ordinal) ? "ws" + url[4..] : url;
}
