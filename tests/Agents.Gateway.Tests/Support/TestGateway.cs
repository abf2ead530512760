using System.Net.Http.Headers;
using Agents.Messages;

namespace Agents.Gateway.Tests;

/// <summary>A gateway on a free port of this machine, with raw clients.</summary>
internal sealed class TestGateway : IAsyncDisposable
{
    private readonly GatewayServer _server;

    private TestGateway(GatewayServer server, LogLines log)
    {
        _server = server;
        Log = log;
        Http = new HttpClient { BaseAddress = new Uri(server.Address + "/"), Timeout = RawSocket.Hang };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token());
    }

    public HttpClient Http { get; }

    public LogLines Log { get; }

    public Uri Address => _server.Address;

    public InferenceGateway Gateway => _server.Gateway;

    public static async Task<TestGateway> StartAsync(GatewayOptions options)
    {
        var log = new LogLines();
        return new(await GatewayServer.StartAsync(options with { Port = 0, LoggerFactory = options.LoggerFactory ?? log }), log);
    }

    public static Task<TestGateway> StartAsync(params IEngine[] engines) =>
        StartAsync(new GatewayOptions { Engines = engines });

    public static string Token(string key = "devkey", string secret = "secret") => AccessToken.Mint(key, secret, TimeProvider.System);

    public Task<RawSocket> ConnectAsync(string path, string? token = null) =>
        RawSocket.ConnectAsync(new Uri($"ws://{Address.Authority}/v1/{path}"), token ?? Token());

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
        foreach (var line in Log.Lines.Where(line => line.StartsWith("Error", StringComparison.Ordinal))) await Console.Error.WriteLineAsync(line);
    }
}
