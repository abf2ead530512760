namespace Agents.Inference;

/// <summary>Finds the interruption service and how to talk to it (protocol 1.2, 1.3, 5.2).</summary>
internal static class InterruptionGateway
{
    /// <summary>
    /// The address given, else <c>LIVEKIT_REMOTE_EOT_URL</c>, else the usual gateway. WebSocket for LiveKit's own gateways, HTTP for others, unless said
    /// otherwise. Over HTTP to a gateway of one's own, key and secret may be missing, unless the variant wants them; then each request fails.
    /// </summary>
    public static (Gateway Gateway, bool UsesWebSocket) Resolve(InterruptionOptions options)
    {
        var url = Gateway.FirstOf(options.BaseUrl, options.Variant.RemoteEotUrl ? options.Environment("LIVEKIT_REMOTE_EOT_URL") : null) ?? GatewayUrl.Default(options.Environment);
        var hosted = url is GatewayUrl.Production or GatewayUrl.Staging;
        var webSocket = options.Protocol switch
        {
            InterruptionProtocol.WebSocket => true,
            InterruptionProtocol.Http => false,
            _ => hosted,
        };
        var resolved = options with { BaseUrl = url };
        return (webSocket || hosted || options.Variant.KeysOverHttp ? Gateway.Resolve(resolved) : Gateway.ResolveOptional(resolved), webSocket);
    }
}
