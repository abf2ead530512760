using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agents.Gateway;

/// <summary>A running gateway with its own web server.</summary>
public sealed class GatewayServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GatewayServer(WebApplication app, InferenceGateway gateway, Uri address) => (_app, Gateway, Address) = (app, gateway, address);

    /// <summary>The base URL for clients (<c>LIVEKIT_INFERENCE_URL</c>), with the real port, for example <c>http://127.0.0.1:8089/v1</c>.</summary>
    public Uri Address { get; }

    /// <summary>The gateway behind it.</summary>
    public InferenceGateway Gateway { get; }

    /// <summary>Starts a gateway; returns when it listens.</summary>
    /// <param name="options">Checked first, all faults reported together.</param>
    /// <param name="cancel">Gives up starting.</param>
    /// <exception cref="ArgumentException">A setting is wrong.</exception>
    /// <exception cref="PortInUseException">Another program has the port.</exception>
    public static async Task<GatewayServer> StartAsync(GatewayOptions options, CancellationToken cancel = default)
    {
        options.Validate();
        var app = Build(options);
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            await app.DisposeAsync();
            throw new PortInUseException(options.Address, options.Port, error);
        }

        var gateway = app.Services.GetRequiredService<InferenceGateway>();
        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        GatewayLog.Listening(gateway.Logger, bound);
        return new(app, gateway, new Uri($"{bound.TrimEnd('/')}/v1"));
    }

    /// <summary>Closes all connections and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        atOnce.Cancel();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private static WebApplication Build(GatewayOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        if (options.LoggerFactory is { } loggers) builder.Services.AddSingleton(loggers);
        builder.Services.AddRoutingCore();
        builder.Services.AddInferenceGateway(options);
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = options.MaxConnections;
            kestrel.Limits.MaxConcurrentUpgradedConnections = options.MaxConnections;
            kestrel.Limits.MaxRequestBodySize = null; // each path has its own limit
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Parse(options.Address), options.Port);
        });
        var app = builder.Build();
        app.UseRouting();
        app.MapInferenceGateway("/v1");
        return app;
    }
}
