namespace Agents.Host.Pages;

/// <summary>The web pages: <c>/</c> to talk, <c>/sessions</c> to watch, and their files.</summary>
internal static class PageEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Adds what the endpoints need.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services) => services
        .AddSingleton<PageAssets>()
        .AddSingleton<PageServer>()
        .AddSingleton<ChoicesEndpoint>();

    /// <summary>Maps the endpoints, behind all others: an application's own page at <c>/</c> wins.</summary>
    public static void MapPages(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var server = services.GetRequiredService<PageServer>();
        Map("/", context => server.PageAsync(context, "index.html"));
        Map("/sessions", context => server.PageAsync(context, "sessions.html"));
        Map("/assets/{version}/{**name}", server.FileAsync);
        Map("/page/choices", services.GetRequiredService<ChoicesEndpoint>().ServeAsync);

        void Map(string pattern, RequestDelegate serve) =>
            endpoints.MapMethods(pattern, Methods, serve).WithOrder(int.MaxValue).ExcludeFromDescription();
    }
}
