using OpenTelemetry.Metrics;

namespace Agents.Host.Operations;

/// <summary>Health, readiness, measurements and an orderly end.</summary>
internal static class OperationsServices
{
    /// <summary>Time beside draining: to say that it is not ready, and to stop what is left.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(15);

    /// <summary>Adds what a host needs to be watched and stopped.</summary>
    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    public static void AddOperations(this IServiceCollection services, OperationsOptions options)
    {
        options.Validate();
        services.AddSingleton<HostPhases>();
        services.AddSingleton<HealthEndpoints>();
        services.AddHostedService<OrderlyShutdown>();
        var needed = options.NotReadyFor + options.DrainWithin + Rest;
        services.PostConfigure<HostOptions>(host => host.ShutdownTimeout = host.ShutdownTimeout > needed ? host.ShutdownTimeout : needed);
        if (options.MetricsPath is not null)
            services.AddOpenTelemetry().WithMetrics(meters => meters.AddAgents().AddPrometheusExporter());
    }

    /// <summary>Maps the endpoints that are wanted.</summary>
    public static void MapOperations(this IEndpointRouteBuilder endpoints)
    {
        var options = endpoints.ServiceProvider.GetRequiredService<VoiceAgentsOptions>().Operations;
        var health = endpoints.ServiceProvider.GetRequiredService<HealthEndpoints>();
        if (options.HealthPath is { } live)
            endpoints.MapGet(live, HealthEndpoints.LiveAsync).ExcludeFromDescription();
        if (options.ReadyPath is { } ready)
            endpoints.MapGet(ready, health.ReadyAsync).ExcludeFromDescription();
        if (options.MetricsPath is { } metrics)
            endpoints.MapMetrics(metrics);
    }
}
