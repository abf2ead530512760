using System.Net.WebSockets;
using Microsoft.AspNetCore.Http.Features;

namespace Agents.Host.Fast;

/// <summary>The embedded gateway's side of the sockets: takes over what the session has sent, and holds the clock for every answer in flight.</summary>
internal sealed class FastMiddleware(Exchanges exchanges)
{
    /// <summary>Serves one request; runs on the shared scheduler.</summary>
    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (exchanges.Take(http.Request.Headers[Exchanges.Header]) is not { } exchange)
        {
            await next(http);
            return;
        }

        exchange.ToGateway.Arrived();
        http.Response.OnStarting(static state =>
        {
            ((Exchange)state).ToSession.Sent(); // the head of the answer, or the 101 of an upgrade
            return Task.CompletedTask;
        }, exchange);
        if (http.WebSockets.IsWebSocketRequest)
            await Upgrade(http, next, exchange);
        else
            await Answer(http, next, exchange);
    }

    private static async Task Upgrade(HttpContext http, RequestDelegate next, Exchange exchange)
    {
        var feature = http.Features.GetRequiredFeature<IHttpWebSocketFeature>();
        http.Features.Set<IHttpWebSocketFeature>(new TrackedUpgrade(feature, exchange));
        await next(http);
    }

    private static async Task Answer(HttpContext http, RequestDelegate next, Exchange exchange)
    {
        var body = http.Response.Body;
        http.Response.Body = new TrackedStream(body, exchange);
        try
        {
            await next(http);
            if (!http.Response.HasStarted)
                await http.Response.StartAsync();
            exchange.ToSession.Sent(); // the end of the body
        }
        finally
        {
            http.Response.Body = body;
        }
    }

    private sealed class TrackedUpgrade(IHttpWebSocketFeature inner, Exchange exchange) : IHttpWebSocketFeature
    {
        public bool IsWebSocketRequest => inner.IsWebSocketRequest;

        public async Task<WebSocket> AcceptAsync(WebSocketAcceptContext context) => 
            new TrackedWebSocket(await inner.AcceptAsync(context), exchange.ToSession, exchange.ToGateway);
    }
}
