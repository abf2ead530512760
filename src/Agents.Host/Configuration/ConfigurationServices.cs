using Agents.Actors;

namespace Agents.Host.Configuration;

/// <summary>Agents that a file defines.</summary>
internal static class ConfigurationServices
{
    /// <summary>Adds what makes them, and reads them again when their file changes.</summary>
    public static IServiceCollection AddFileAgents(this IServiceCollection services, ConfigSource config) => services
        .AddSingleton(config)
        .AddSingleton<ModelClients>()
        .AddSingleton(provider => new FileAgents(
            provider.GetRequiredService<ModelClients>(), provider.GetRequiredService<SessionRegionOptions>(), new HttpClient(), provider.GetRequiredService<TimeProvider>()))
        .AddHostedService<AgentsReload>();
}
