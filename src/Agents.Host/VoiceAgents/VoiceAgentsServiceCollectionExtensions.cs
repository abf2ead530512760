using Agents.Actors;
using Agents.Host.Access;
using Agents.Host.Cluster;
using Agents.Host.Legs;
using Agents.Host.Operations;
using Agents.Host.Pages;
using Agents.Host.Realtime;
using Agents.Host.Rest;
using Agents.Host.Services;
using Agents.Host.Telephony;
using Agents.Kernel.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Agents.Host;

/// <summary>Adds voice agents to an ASP.NET Core application.</summary>
public static class VoiceAgentsServiceCollectionExtensions
{
    /// <summary>
    /// Adds the actor system, the sessions and everything that <see cref="VoiceAgentsEndpointRouteBuilderExtensions.MapVoiceAgents"/> serves.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="options">What is served, and to whom. Default: a demo agent on the engines of this machine, for this machine only.</param>
    /// <exception cref="InvalidOperationException">The application has an actor system already.</exception>
    public static IServiceCollection AddVoiceAgents(this IServiceCollection services, VoiceAgentsOptions? options = null)
    {
        var settings = options ?? new VoiceAgentsOptions();
        settings.Telephony.Validate();
        services.AddSingleton(settings);
        services.TryAddSingleton(settings.Actors.TimeProvider ?? TimeProvider.System);
        services.AddSingleton<SpeechWorld>();
        services.AddHostedService(provider => provider.GetRequiredService<SpeechWorld>());
        services.AddSingleton(provider => provider.GetRequiredService<SpeechWorld>().Services);
        services.AddSingleton<AgentDirectory>();
        services.AddSingleton(new AccessPolicy(settings.Access));
        services.AddSingleton<SessionStarter>();
        services.AddCluster(settings);
        services.AddSingleton(provider => provider.GetRequiredService<AgentDirectory>().Fill(ClusterServices.RegionOptions(provider, settings)));
        services.AddActorSystem("agents", settings.Actors).WithActors((system, registry, resolver) =>
        {
            registry.Register<SessionRegion>(system.ActorOf(resolver.Props<SessionRegion>(), SessionRegion.Name));
            registry.Register<CallDesk>(system.ActorOf(CallDesk.Props(settings.Telephony.ResumeWithin), CallDesk.Name));
        });
        services.AddRealtime();
        services.AddRest();
        services.AddOperations(settings.Operations);
        services.AddTelephony(settings.Telephony);
        if (settings.Pages)
            services.AddPages();
        services.AddRoutingCore();
        return services;
    }
}
