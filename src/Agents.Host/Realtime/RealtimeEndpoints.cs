namespace Agents.Host.Realtime;

/// <summary>The endpoints of the OpenAI Realtime API.</summary>
internal static class RealtimeEndpoints
{
    /// <summary>Adds what the endpoints need.</summary>
    public static IServiceCollection AddRealtime(this IServiceCollection services) => services
        .AddSingleton<ClientSecrets>()
        .AddSingleton<RealtimeAccess>()
        .AddSingleton<SessionBeginning>()
        .AddSingleton<ClientSecretEndpoint>();

    /// <summary>Maps the endpoints.</summary>
    public static void MapRealtime(this IEndpointRouteBuilder endpoints)
    {
        var secrets = endpoints.ServiceProvider.GetRequiredService<ClientSecretEndpoint>();
        endpoints.MapPost("/v1/realtime/client_secrets", secrets.ServeAsync);
    }
}
