using Agents.Actors;
using Agents.Host.Operations;
using OpenTelemetry;
using OpenTelemetry.Resources;

namespace Agents.Host.Serve;

/// <summary>Sends measurements, spans and logs to a collector, where the standard variables <c>OTEL_EXPORTER_OTLP_*</c> name one.</summary>
internal static class ServeTelemetry
{
    private const string ServiceName = "agents";

    private static readonly string[] Endpoints =
    [
        "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT",
    ];

    /// <summary>Adds the exporters, if a collector is named.</summary>
    public static void AddServeTelemetry(this IServiceCollection services, Func<string, string?> environment)
    {
        if (!Endpoints.Any(name => environment(name) is { Length: > 0 }) || environment("OTEL_SDK_DISABLED") is "true")
            return;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(environment("OTEL_SERVICE_NAME") is { Length: > 0 } name ? name : ServiceName))
            .WithMetrics(meters => meters.AddAgents())
            .WithTracing(traces => traces.AddSource(SessionNames.Source))
            .WithLogging()
            .UseOtlpExporter();
    }
}
