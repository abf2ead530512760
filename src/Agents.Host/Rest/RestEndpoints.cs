namespace Agents.Host.Rest;

/// <summary>The REST API.</summary>
internal static class RestEndpoints
{
    /// <summary>Adds what the endpoints need.</summary>
    public static IServiceCollection AddRest(this IServiceCollection services) => services
        .AddRestDocument()
        .AddSingleton<RestBody>()
        .AddSingleton<SessionDoor>()
        .AddSingleton<SessionLister>()
        .AddSingleton<SessionEndpoints>()
        .AddSingleton<ControlEndpoints>()
        .AddSingleton<RecordEndpoints>()
        .AddSingleton<EventEndpoints>();

    /// <summary>Maps the endpoints.</summary>
    public static void MapRest(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var group = endpoints.MapGroup("/v1").WithGroupName(RestDocument.Name);
        group.AddEndpointFilter(ActivatorUtilities.CreateInstance<RestGuard>(services));
        services.GetRequiredService<SessionEndpoints>().Map(group);
        services.GetRequiredService<ControlEndpoints>().Map(group);
        services.GetRequiredService<RecordEndpoints>().Map(group);
        services.GetRequiredService<EventEndpoints>().Map(group);
        RestDocument.Map(group);
    }
}
