using System.Text.Json;
using Agents.McpTestServer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Agents.Actors.Tests.Mcp;

/// <summary>The test tools over streamable HTTP on loopback.</summary>
internal sealed class HttpTestServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly StreamableHttpServerTransport _transport = new() { SessionId = "s1" };
    private readonly McpServer _server;
    private readonly Task _running;

    private HttpTestServer(WebApplication app)
    {
        _app = app;
        _server = McpServer.Create(_transport, TestTools.Options());
        _running = _server.RunAsync();
    }

    public Uri Endpoint => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/mcp");

    /// <summary>What clients sent as the header <c>x-key</c>.</summary>
    public string? Key { get; private set; }

    public static async Task<HttpTestServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new HttpTestServer(app);
        app.MapPost("/mcp", server.PostAsync);
        app.MapGet("/mcp", () => Results.StatusCode(StatusCodes.Status405MethodNotAllowed));
        app.MapDelete("/mcp", () => Results.Ok());
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _transport.DisposeAsync();
        await _running;
        await _app.DisposeAsync();
    }

    private async Task PostAsync(HttpContext context)
    {
        Key = context.Request.Headers["x-key"];
        var message = await JsonSerializer.DeserializeAsync<JsonRpcMessage>(context.Request.Body, McpJsonUtilities.DefaultOptions);
        context.Response.Headers["mcp-session-id"] = "s1";
        context.Response.ContentType = "text/event-stream";
        if (!await _transport.HandlePostRequestAsync(message!, context.Response.Body, context.RequestAborted))
            context.Response.StatusCode = StatusCodes.Status202Accepted;
    }
}
