using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Agents.Actors;
using Agents.Kernel.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agents.Host.Tests.Cluster;

/// <summary>Hosts in this process that share a store and talk to each other over HTTP/2.</summary>
internal sealed class TwoHosts : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agents-nodes-");
    private readonly List<WebApplication> _hosts = [];

    public static string Keys { get; } = $"k:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";

    public List<IActorRef> Regions { get; } = [];

    public List<IPEndPoint> Doors { get; } = [];

    public static AgentDefinition Agent { get; } = new() { Vad = null };

    /// <summary>Starts a host and a session "NAME-1" on it.</summary>
    public async Task AddAsync(string name, string keys)
    {
        var door = FreePort();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(door, port => port.Protocols = HttpProtocols.Http2));
        builder.Services.AddVoiceAgents(new VoiceAgentsOptions
        {
            Speech = null,
            Store = new StoreOptions { Address = $"sqlite:{Path.Combine(_folder.FullName, "store.db")}" },
            Node = new NodeOptions { Name = name, Listen = door, Keys = keys },
        });
        var host = builder.Build();
        host.MapVoiceAgents();
        await host.StartAsync();
        _hosts.Add(host);
        Doors.Add(door);
        Regions.Add(await host.Services.GetRequiredService<IRequiredActor<SessionRegion>>().GetAsync());
        // A region takes sessions once its node has joined; until then it says so.
        while (await AskAsync<object>(Regions.Count - 1, new StartSession($"{name}-1", Agent)) is not SessionStarted)
            await Task.Yield();
    }

    public Task<T> AskAsync<T>(int host, object message) => Regions[host].Ask<T>(message, TimeSpan.FromSeconds(30));

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
            await host.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static IPEndPoint FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return (IPEndPoint)listener.LocalEndpoint;
    }
}
