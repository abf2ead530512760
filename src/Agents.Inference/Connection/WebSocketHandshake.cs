using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Agents.Messages;

namespace Agents.Inference;

/// <summary>
/// Opens a WebSocket by an HTTP request (RFC 6455, section 4.1). The framework's <see cref="ClientWebSocket"/> does the same and holds the request, its
/// headers and its options for as long as the connection lives: 2.5 kB per stream.
/// </summary>
internal static class WebSocketHandshake
{
    private const string KeySuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private const int KeyLength = 16;

    /// <exception cref="ApiStatusException">The server answered with something else than 101.</exception>
    /// <exception cref="WebSocketException">The answer is no WebSocket handshake.</exception>
    public static async Task<WebSocket> ConnectAsync(
        HttpMessageInvoker invoker, Uri uri, IReadOnlyDictionary<string, string> headers, CancellationToken cancellation)
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyLength));
        using var request = CreateRequest(uri, headers, key);
        var response = await invoker.SendAsync(request, cancellation);
        try
        {
            if (response.StatusCode != HttpStatusCode.SwitchingProtocols)
                throw ApiStatusException.FromHttp((int)response.StatusCode, response.ReasonPhrase);
            if (!Accepts(response, key))
                throw new WebSocketException(WebSocketError.NotAWebSocket, "The answer to the handshake does not accept the WebSocket.");
            var stream = await response.Content.ReadAsStreamAsync(cancellation);
            request.Headers.Clear();
            return WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { KeepAliveInterval = TimeSpan.Zero });
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static HttpRequestMessage CreateRequest(Uri uri, IReadOnlyDictionary<string, string> headers, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, uri) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        request.Headers.Connection.Add("Upgrade");
        request.Headers.Upgrade.Add(new ProductHeaderValue("websocket"));
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Version", "13");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Key", key);
        return request;
    }

    private static bool Accepts(HttpResponseMessage response, string key) =>
        response.Headers.Upgrade.Any(product => product.Name.Equals("websocket", StringComparison.OrdinalIgnoreCase))
        && response.Headers.Connection.Any(token => token.Equals("Upgrade", StringComparison.OrdinalIgnoreCase))
        && response.Headers.TryGetValues("Sec-WebSocket-Accept", out var answers)
        && answers.SequenceEqual([AnswerTo(key)]);

#pragma warning disable CA5350 // The RFC demands SHA-1: a proof that the server understood, not of anything secret.
    private static string AnswerTo(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + KeySuffix)));
#pragma warning restore CA5350
}
