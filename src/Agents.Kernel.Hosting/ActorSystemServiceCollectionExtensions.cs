using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Agents.Kernel.Hosting;

/// <summary>Adds an actor system to a host.</summary>
public static class ActorSystemServiceCollectionExtensions
{
    /// <summary>
    /// Adds an actor system that starts and stops with the host. Services get it as <see cref="ActorSystem"/>, its actors as
    /// <see cref="IRequiredActor{TActor}"/>
    /// or from <see cref="ActorRegistry"/>; actors get services through <see cref="DependencyResolver"/>.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="name">The name of the system.</param>
    /// <param name="options">Default: the kernel's defaults.</param>
    /// <returns>Takes the actors to start.</returns>
    /// <exception cref="InvalidOperationException">The host has an actor system already.</exception>
    public static ActorSystemBuilder AddActorSystem(this IServiceCollection services, string name, ActorSystemOptions? options = null) =>
        services.AddActorSystem(name, _ => options ?? new ActorSystemOptions());

    /// <summary>
    /// As <see cref="AddActorSystem(IServiceCollection, string, ActorSystemOptions?)"/>, with options that depend on services.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="name">The name of the system.</param>
    /// <param name="options">Called once, when the system is created.</param>
    /// <returns>Takes the actors to start.</returns>
    /// <exception cref="InvalidOperationException">The host has an actor system already.</exception>
    public static ActorSystemBuilder AddActorSystem(this IServiceCollection services, string name, Func<IServiceProvider, ActorSystemOptions> options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(options);
        if (services.Any(s => s.ServiceType == typeof(ActorSystem)))
            throw new InvalidOperationException($"Actor system '{name}' cannot be added: this host has one already, and its services could not tell the two apart.");

        var builder = new ActorSystemBuilder();
        services.AddSingleton(provider => HostedSystem.Create(name, options(provider), provider));
        services.AddSingleton(provider => provider.GetRequiredService<HostedSystem>().System);
        services.AddSingleton(provider => ActorRegistry.For(provider.GetRequiredService<ActorSystem>()));
        services.TryAdd(ServiceDescriptor.Singleton(typeof(IRequiredActor<>), typeof(RequiredActor<>)));
        services.AddSingleton<IHostedService>(provider => new ActorSystemService(
            provider.GetRequiredService<HostedSystem>(),
            builder,
            provider.GetRequiredService<IHostApplicationLifetime>(),
            provider.GetRequiredService<ILogger<ActorSystemService>>()));
        return builder;
    }
}
