using Agents.Host.Access;

namespace Agents.Host.Operations;

/// <summary><c>/metrics</c>, in Prometheus' text format, for those who have a key.</summary>
internal static class MetricsEndpoint
{
    /// <summary>Maps it.</summary>
    public static void MapMetrics(this IEndpointRouteBuilder endpoints, string path)
    {
        var policy = endpoints.ServiceProvider.GetRequiredService<AccessPolicy>();
        var branch = endpoints.CreateApplicationBuilder();
        branch.Use(async (context, next) =>
        {
            if (policy.DecideLeniently(HttpAccess.FactsOf(context.Request)) is AccessDecision.Refused refused)
                await HttpAccess.RefuseAsync(context, refused);
            else
                await next(context);
        });
        branch.UseOpenTelemetryPrometheusScrapingEndpoint(_ => true);
        endpoints.MapGet(path, branch.Build());
    }
}
