using System.Net;
using System.Net.WebSockets;
using Agents.Messages;

namespace Agents.Inference;

/// <summary>HTTP and WebSockets over one <see cref="HttpMessageInvoker"/>, so over one pool of connections.</summary>
/// <param name="invoker">Sends. Its own time limits should be off: components bring theirs.</param>
public sealed class HttpTransport(HttpMessageInvoker invoker) : IInferenceTransport
{
    /// <summary>The transport of components that were given none. Keeps idle connections 120 s.</summary>
    public static HttpTransport Shared { get; } = new(CreateInvoker());

    /// <inheritdoc/>
    public async Task<WebSocket> ConnectAsync(Uri uri, IReadOnlyDictionary<string, string> headers, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.CollectHttpResponseDetails = true;
            socket.Options.KeepAliveInterval = TimeSpan.Zero;
            foreach (var (name, value) in headers)
                socket.Options.SetRequestHeader(name, value);
            await socket.ConnectAsync(uri, invoker, cancellation);
            socket.HttpResponseHeaders = null;
            return socket;
        }
        catch (Exception e)
        {
            var status = (int)socket.HttpStatusCode;
            socket.Dispose();
            if (status is 0 or (int)HttpStatusCode.SwitchingProtocols)
                throw;
            throw ApiStatusException.FromHttp(status, inner: e);
        }
    }

    /// <inheritdoc/>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation) =>
        invoker.SendAsync(request, cancellation);

    private static HttpMessageInvoker CreateInvoker() => new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = true,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = Timeout.InfiniteTimeSpan,
            MaxConnectionsPerServer = int.MaxValue,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(120),
            UseCookies = false,
        },
        disposeHandler: true);
}
