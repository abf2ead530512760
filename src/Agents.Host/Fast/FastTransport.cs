using System.Net.WebSockets;
using Agents.Inference;

namespace Agents.Host.Fast;

/// <summary>The session's side of the sockets to the embedded gateway: every message in flight holds the shared clock.</summary>
/// <param name="inner">Opens the real sockets.</param>
/// <param name="exchanges">Where the gateway's side finds the exchange of a request.</param>
internal sealed class FastTransport(IInferenceTransport inner, Exchanges exchanges) : IInferenceTransport
{
    public async Task<WebSocket> ConnectAsync(Uri uri, IReadOnlyDictionary<string, string> headers, CancellationToken cancellation)
    {
        var (id, exchange) = exchanges.Open(uri.AbsolutePath);
        var all = new Dictionary<string, string>(headers) { [Exchanges.Header] = id };
        Begin(exchange);
        try
        {
            var socket = await inner.ConnectAsync(uri, all, cancellation);
            exchange.ToSession.Arrived();
            return new TrackedWebSocket(socket, exchange.ToGateway, exchange.ToSession);
        }
        catch
        {
            exchanges.Take(id); // the gateway may never have seen it
            exchange.Over();
            throw;
        }
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var (id, exchange) = exchanges.Open(request.RequestUri!.AbsolutePath);
        request.Headers.Add(Exchanges.Header, id);
        Begin(exchange);
        try
        {
            var response = await inner.SendAsync(request, cancellation);
            exchange.ToSession.Arrived();
            response.Content = await Tracked(response.Content, exchange, cancellation);
            return response;
        }
        catch
        {
            exchanges.Take(id); // the gateway may never have seen it
            exchange.Over();
            throw;
        }
    }

    /// <summary>The request is on its way to a gateway that waits for requests; its answer is awaited from now on.</summary>
    private static void Begin(Exchange exchange)
    {
        exchange.ToGateway.Sent();
        exchange.ToGateway.Awaited();
        exchange.ToSession.Awaited();
    }

    private static async Task<HttpContent> Tracked(HttpContent content, Exchange exchange, CancellationToken cancellation)
    {
        var tracked = new StreamContent(new TrackedStream(await content.ReadAsStreamAsync(cancellation), exchange));
        foreach (var (name, values) in content.Headers)
            tracked.Headers.TryAddWithoutValidation(name, values);
        return tracked;
    }
}
