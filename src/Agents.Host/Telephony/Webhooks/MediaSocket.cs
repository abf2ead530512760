using Agents.Host.Access;

namespace Agents.Host.Telephony;

/// <summary><c>/{carrier}/media</c>: the carrier opens a call's stream.</summary>
internal sealed class MediaSocket(PublicAddresses addresses, CarrierAccess access, PhoneStreams streams)
{
    private static readonly TimeSpan Ping = TimeSpan.FromSeconds(15), PongWithin = TimeSpan.FromSeconds(15);

    /// <summary>Serves a stream, to its end.</summary>
    public async Task ServeAsync(HttpContext context, ICarrier carrier)
    {
        var upgrade = new CarrierRequest(context.Request.Method, addresses.OfStream(context.Request), context.Request.Headers, []);
        if (access.RefuseStream(carrier, upgrade, context.Request) is { } refused)
            await HttpAccess.RefuseAsync(context, refused);
        else if (!context.WebSockets.IsWebSocketRequest)
            await OpenAiError.WriteAsync(context, StatusCodes.Status426UpgradeRequired, "no_websocket", "This address is for WebSockets only.");
        else
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = Ping, KeepAliveTimeout = PongWithin });
            await streams.RunAsync(socket, carrier);
        }
    }
}
