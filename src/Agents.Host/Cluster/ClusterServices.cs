using System.Reflection;
using Agents.Actors;
using Agents.Kernel.Hosting;
using Agents.Store;

namespace Agents.Host.Cluster;

/// <summary>Makes a host keep its conversations in a store, and a node of all that share it.</summary>
internal static class ClusterServices
{
    /// <summary>At most as long as the sender of a command waits, less the way.</summary>
    private static readonly TimeSpan SessionTimeout = TimeSpan.FromSeconds(4);

    /// <summary>Adds what a store needs.</summary>
    /// <exception cref="ArgumentException">The settings of the node are wrong.</exception>
    /// <exception cref="StoreException">The address of the store is wrong.</exception>
    public static void AddCluster(this IServiceCollection services, VoiceAgentsOptions settings)
    {
        if (settings.Store is not { } store)
            return;
        settings.Node.Validate();
        var keys = settings.Node.Keys is { } text ? ParseKeys(text) : null;
        services.AddSingleton(_ => SqlDatabase.At(store.Address));
        services.AddSingleton<SqlConversationStore>();
        services.AddSingleton<ISessionDirectory>(provider => new SqlSessionDirectory(provider.GetRequiredService<SqlDatabase>()));
        services.AddSingleton(provider => new ConversationArchive(provider.GetRequiredService<SqlDatabase>()));
        services.AddHostedService<RetentionService>();
        services.AddSingleton<INodeTransport>(provider
            => keys is null ? new UnreachableNodes() : new HttpNodeTransport(keys, provider.GetRequiredService<TimeProvider>()));
        if (keys is not null && settings.Node.Listen is not null)
            services.AddSingleton(provider => new NodeDoor(async () =>
                new NodeEndpoint(keys, new NodeInbox(await provider.GetRequiredService<IRequiredActor<SessionRegion>>().GetAsync(), SessionTimeout))));
    }

    /// <summary>The region's settings with the store and the cluster in them.</summary>
    public static SessionRegionOptions RegionOptions(IServiceProvider provider, VoiceAgentsOptions settings)
    {
        if (settings.Store is null)
            return settings.Sessions;
        var database = provider.GetRequiredService<SqlDatabase>();
        var node = settings.Node;
        return settings.Sessions with
        {
            Store = provider.GetRequiredService<SqlConversationStore>(),
            Directory = provider.GetRequiredService<ISessionDirectory>(),
            Cluster = new ClusterOptions
            {
                Node = new NodeRegistration(node.Name, node.Address, settings.Sessions.MaxSessions, Version),
                Nodes = new SqlNodeDirectory(database),
                Transport = provider.GetRequiredService<INodeTransport>(),
                Lease = node.Lease,
            },
        };
    }

    /// <summary>Maps the endpoint for other nodes, on its own port only.</summary>
    public static void MapCluster(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetService<NodeDoor>() is not { } door)
            return;
        var port = endpoints.ServiceProvider.GetRequiredService<VoiceAgentsOptions>().Node.Listen!.Port;
        endpoints.MapPost(NodeHeaders.Path, async http =>
        {
            if (http.Connection.LocalPort == port)
                await (await door.Endpoint.Value).HandleAsync(http);
            else
                http.Response.StatusCode = StatusCodes.Status404NotFound;
        });
    }

    private static string Version => typeof(ClusterServices).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    private static NodeKeys ParseKeys(string text)
    {
        try
        {
            return NodeKeys.Parse(text);
        }
        catch (FormatException error)
        {
            throw new ArgumentException($"Node.Keys cannot be read: {error.Message}");
        }
    }
}
