using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agents.Gateway;

/// <summary>Adds the gateway to an ASP.NET Core application.</summary>
public static class GatewayEndpoints
{
    /// <summary>Registers an <see cref="InferenceGateway"/>.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="options">The gateway's settings; address and port are ignored here, the application listens as it likes.</param>
    public static IServiceCollection AddInferenceGateway(this IServiceCollection services, GatewayOptions options) =>
        services.AddSingleton(provider => new InferenceGateway(options, provider.GetService<ILoggerFactory>()));

    /// <summary>Serves the protocol's paths below a prefix.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="prefix">For example <c>/v1</c>; clients then use <c>http://host/v1</c> as base URL.</param>
    public static IEndpointConventionBuilder MapInferenceGateway(this IEndpointRouteBuilder endpoints, string prefix = "/v1")
    {
        var gateway = endpoints.ServiceProvider.GetRequiredService<InferenceGateway>();
        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.UseWebSockets();
        pipeline.Run(gateway.HandleAsync);
        // One pattern for all paths, because clients concatenate: "//stt" must work too (protocol section 1.2).
        return endpoints.Map(prefix.TrimEnd('/') + "/{**path}", pipeline.Build());
    }
}
