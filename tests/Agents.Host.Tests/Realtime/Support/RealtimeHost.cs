using System.Net.WebSockets;
using System.Text;
using Agents.Actors;
using Agents.Audio;
using Agents.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Tests.Realtime.Support;

/// <summary>A host of an application's own, on a free port of this machine, with services of the tests.</summary>
internal sealed class RealtimeHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RealtimeHost(WebApplication app) => _app = app;

    public Uri Http { get; private set; } = null!;

    public static async Task<RealtimeHost> StartAsync(AccessOptions? access = null, RealtimeOptions? realtime = null, TimeProvider? secretsClock = null, StoreOptions? store = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        if (secretsClock is not null)
            builder.Services.AddSingleton(secretsClock);
        builder.Services.AddVoiceAgents(new VoiceAgentsOptions
        {
            Agents = new Dictionary<string, Func<IServiceProvider, AgentDefinition>> { ["test"] = _ => Agent() },
            Speech = null,
            Access = access ?? new AccessOptions(),
            Realtime = realtime ?? new RealtimeOptions(),
            Store = store,
        });
        var app = builder.Build();
        app.UseRouting();
        app.MapVoiceAgents();
        var host = new RealtimeHost(app);
        await app.StartAsync();
        host.Http = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return host;
    }

    /// <summary>Opens a WebSocket.</summary>
    public async Task<ClientWebSocket> ConnectAsync(string? key = "any", string query = "?model=test", params string[] protocols)
    {
        var socket = new ClientWebSocket();
        if (key is not null)
            socket.Options.SetRequestHeader("Authorization", $"Bearer {key}");
        foreach (var protocol in protocols)
            socket.Options.AddSubProtocol(protocol);
        socket.Options.CollectHttpResponseDetails = true;
        await socket.ConnectAsync(new Uri($"ws://{Http.Authority}/v1/realtime{query}"), CancellationToken.None);
        return socket;
    }

    /// <summary>The status with which a connection is refused.</summary>
    public async Task<int> RefusalAsync(string? key, params string[] protocols)
    {
        using var socket = new ClientWebSocket();
        if (key is not null)
            socket.Options.SetRequestHeader("Authorization", $"Bearer {key}");
        foreach (var protocol in protocols)
            socket.Options.AddSubProtocol(protocol);
        socket.Options.CollectHttpResponseDetails = true;
        await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(new Uri($"ws://{Http.Authority}/v1/realtime?model=test"), CancellationToken.None));
        return (int)socket.HttpStatusCode;
    }

    /// <summary>The next event of a socket.</summary>
    public static async Task<JObject> ReadAsync(WebSocket socket)
    {
        var text = new StringBuilder();
        var buffer = new byte[16_384];
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (read.MessageType == WebSocketMessageType.Close)
                throw new InvalidOperationException($"closed: {socket.CloseStatus} {socket.CloseStatusDescription}");
            text.Append(Encoding.UTF8.GetString(buffer, 0, read.Count));
            if (read.EndOfMessage)
                return JObject.Parse(text.ToString());
        }
    }

    /// <summary>Reads up to the next event of a type.</summary>
    public static async Task<JObject> ReadToAsync(WebSocket socket, string type)
    {
        while (true)
            if (await ReadAsync(socket) is var happened && (string?)happened["type"] == type)
                return happened;
    }

    /// <summary>Sends an event.</summary>
    public static Task SendAsync(WebSocket socket, string json) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static AgentDefinition Agent() => new()
    {
        Instructions = "You are a test.",
        Stt = new HeardWords(),
        Llm = new ScriptedLlm(_ => new ScriptedAnswer("Yes.")) { FirstToken = 0.01, Complete = 0.02 },
        Tts = new ScriptedTts { FirstSound = 0.01, PerWord = 0.1 },
        Vad = () => new VoiceActivityDetector(new VadOptions { PrefixPadding = TimeSpan.Zero, MaxBuffered = TimeSpan.Zero }, new Loudness()),
    };
}
