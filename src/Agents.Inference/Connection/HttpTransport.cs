using System.Net;
using System.Net.WebSockets;

namespace Agents.Inference;

/// <summary>HTTP and WebSockets over one <see cref="HttpMessageInvoker"/>, so over one pool of connections.</summary>
/// <param name="invoker">Sends. Its own time limits should be off: components bring theirs.</param>
public sealed class HttpTransport(HttpMessageInvoker invoker) : IInferenceTransport
{
    /// <summary>The transport of components that were given none. Keeps idle connections 120 s.</summary>
    public static HttpTransport Shared { get; } = new(CreateInvoker());

    /// <inheritdoc/>
    public Task<WebSocket> ConnectAsync(Uri uri, IReadOnlyDictionary<string, string> headers, CancellationToken cancellation) =>
        WebSocketHandshake.ConnectAsync(invoker, uri, headers, cancellation);

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
