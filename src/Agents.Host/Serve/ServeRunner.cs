using System.Net;
using System.Security.Cryptography.X509Certificates;
using Agents.Actors;
using Agents.Host.Cli;
using Agents.Host.Configuration;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Console;

namespace Agents.Host.Serve;

/// <summary>Runs the server until it is stopped.</summary>
internal sealed class ServeRunner(Terminal terminal)
{
    /// <summary>Serves until it is told to stop.</summary>
    /// <param name="listen">Where.</param>
    /// <param name="agents">What, and to whom.</param>
    /// <param name="config">The agents that a file defines, and where it is.</param>
    /// <param name="stop">Ends the server.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="UsageException">It cannot start as asked.</exception>
    public async Task<int> RunAsync(ServeOptions listen, VoiceAgentsOptions agents, ConfigSource config, CancellationToken stop)
    {
        var endPoint = EndPoint(listen, agents.Access);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        if (listen.JsonLogs)
            builder.Logging.AddJsonConsole();
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = Microsoft.Extensions.Logging.LogLevel.Trace);
        builder.Logging.AddFilter("Microsoft.AspNetCore", Microsoft.Extensions.Logging.LogLevel.Warning); // request lines hold resume tokens
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(endPoint);
            if (agents is { Store: not null, Node.Listen: { } node })
                kestrel.Listen(node, port => NodePort(port, listen.NodeCertificate));
        });
        Add(builder.Services, agents with { Agents = FileAgents.Factories(config.Settings.Agents) });
        builder.Services.AddFileAgents(config);
        builder.Services.AddServeTelemetry(terminal.Environment);
        await using var app = builder.Build();
        app.MapVoiceAgents();
        await StartAsync(app, listen, stop);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        terminal.Output.WriteLine($"listening on {address}");
        await UntilStopped(app, stop);
        await app.StopAsync(CancellationToken.None);
        return ExitCodes.Interrupted;
    }

    private static void Add(IServiceCollection services, VoiceAgentsOptions agents)
    {
        try
        {
            services.AddVoiceAgents(agents);
        }
        catch (Exception error) when (error is StoreException or ArgumentException)
        {
            throw new UsageException(error.Message);
        }
    }

    /// <summary>Nodes talk over HTTP/2; without a certificate only inside this machine.</summary>
    private static void NodePort(ListenOptions port, string? certificate)
    {
        port.Protocols = HttpProtocols.Http2;
        if (certificate is not null)
            port.UseHttps(X509Certificate2.CreateFromPemFile(certificate));
        else if (!IPAddress.IsLoopback(port.IPEndPoint!.Address))
            throw new UsageException($"--node-listen {port.IPEndPoint} can be reached by others: give --node-certificate, or listen on 127.0.0.1.");
    }

    private static IPEndPoint EndPoint(ServeOptions listen, AccessOptions access)
    {
        if (!IPAddress.TryParse(listen.Address, out var address))
            throw new UsageException($"--listen '{listen.Address}' is not an IP address: write one such as 127.0.0.1 or 0.0.0.0.");
        if (listen.Port is < 0 or > 65535)
            throw new UsageException($"--port {listen.Port} is not a port: 0 to 65535.");
        if (!IPAddress.IsLoopback(address) && access.ApiKeys.Count == 0)
            throw new UsageException($"--listen {listen.Address} can be reached by others: set AGENTS_API_KEYS to one or more keys, or listen on 127.0.0.1.");
        return new IPEndPoint(address, listen.Port);
    }

    private static async Task StartAsync(WebApplication app, ServeOptions listen, CancellationToken stop)
    {
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException error) when (error.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new UsageException($"Port {listen.Port} of {listen.Address} is in use: take another with --port, or 0 for a free one.");
        }
    }

    private static async Task UntilStopped(WebApplication app, CancellationToken stop)
    {
        var stopped = new TaskCompletionSource();
        await using var asked = stop.Register(() => stopped.TrySetResult());
        await using var ended = app.Lifetime.ApplicationStopping.Register(() => stopped.TrySetResult());
        await stopped.Task;
    }
}
