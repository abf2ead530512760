using System.Net;
using System.Net.WebSockets;
using Agents.Messages;

namespace Agents.Inference.Tests.Connection;

public sealed class HandshakeTests
{
    private static readonly Uri Address = new("ws://gateway.test/v1/stt");

    [Fact]
    public async Task Another_status_than_101_is_its_error()
    {
        var error = await Should.ThrowAsync<ApiStatusException>(() => Connect(_ => new HttpResponseMessage(HttpStatusCode.Forbidden)));
        error.StatusCode.ShouldBe(403);
        error.Retryable.ShouldBeFalse();
    }

    [Theory]
    [InlineData(null, "Upgrade", "websocket")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAA=", "Upgrade", "websocket")]
    [InlineData("right", "close", "websocket")]
    [InlineData("right", "Upgrade", "h2c")]
    public async Task An_answer_that_does_not_accept_is_no_websocket(string? accept, string connection, string upgrade)
    {
        var error = await Should.ThrowAsync<WebSocketException>(() => Connect(request => Answer(request, accept, connection, upgrade)));
        error.WebSocketErrorCode.ShouldBe(WebSocketError.NotAWebSocket);
    }

    [Fact]
    public async Task The_right_answer_is_accepted_and_the_request_says_what_it_must()
    {
        HttpRequestMessage? sent = null;
        using var socket = await Connect(request =>
        {
            sent = request;
            request.Version.ShouldBe(HttpVersion.Version11);
            request.Headers.GetValues("Sec-WebSocket-Version").ShouldBe(["13"]);
            request.Headers.GetValues("X-Test").ShouldBe(["yes"]);
            return Answer(request, "right", "Upgrade", "websocket");
        });
        socket.State.ShouldBe(WebSocketState.Open);
        sent!.Headers.ShouldBeEmpty("nothing of the request is kept for as long as the connection lives");
    }

    private static Task<WebSocket> Connect(Func<HttpRequestMessage, HttpResponseMessage> answer) =>
        new HttpTransport(new HttpMessageInvoker(new Handler(answer)))
            .ConnectAsync(Address, new Dictionary<string, string> { ["X-Test"] = "yes" }, CancellationToken.None);

    private static HttpResponseMessage Answer(HttpRequestMessage request, string? accept, string connection, string upgrade)
    {
        var response = new HttpResponseMessage(HttpStatusCode.SwitchingProtocols) { Content = new Upgraded() };
        response.Headers.TryAddWithoutValidation("Connection", connection);
        response.Headers.TryAddWithoutValidation("Upgrade", upgrade);
        if (accept is not null)
            response.Headers.TryAddWithoutValidation("Sec-WebSocket-Accept", accept == "right" ? Key(request) : accept);
        return response;
    }

    private static string Key(HttpRequestMessage request)
    {
        var key = request.Headers.GetValues("Sec-WebSocket-Key").Single();
#pragma warning disable CA5350 // As the RFC demands.
        return Convert.ToBase64String(System.Security.Cryptography.SHA1.HashData(System.Text.Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
    }

    private sealed class Handler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer(request));
    }

    /// <summary>The connection behind an upgrade: readable and writable.</summary>
    private sealed class Upgraded : HttpContent
    {
        protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new MemoryStream());

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
