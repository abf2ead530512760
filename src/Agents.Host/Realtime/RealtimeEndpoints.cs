namespace Agents.Host.Realtime;

/// <summary>The endpoints of the OpenAI Realtime API.</summary>
internal static class RealtimeEndpoints
{
    /// <summary>Adds what the endpoints need.</summary>
    public static IServiceCollection AddRealtime(this IServiceCollection services) => services
        .AddSingleton<ClientSecrets>()
        .AddSingleton<RealtimeAccess>()
        .AddSingleton<SessionBeginning>()
        .AddSingleton<ClientSecretEndpoint>()
        .AddSingleton<ResumeTokens>()
        .AddSingleton<SharedResume>()
        .AddSingleton<RealtimeTakeUp>()
        .AddSingleton<RealtimeEndpoint>();

    /// <summary>Maps the endpoints.</summary>
    public static void MapRealtime(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var socket = endpoints.CreateApplicationBuilder();
        socket.UseWebSockets();
        socket.Run(services.GetRequiredService<RealtimeEndpoint>().ServeAsync);
        endpoints.MapGet("/v1/realtime", socket.Build());
        endpoints.MapPost("/v1/realtime/client_secrets", services.GetRequiredService<ClientSecretEndpoint>().ServeAsync);
    }
}
