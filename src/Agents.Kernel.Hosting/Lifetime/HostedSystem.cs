using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agents.Kernel.Hosting;

/// <summary>An actor system with what hosting adds to it: registry, resolver and the bridge to the host's logs.</summary>
internal sealed record HostedSystem(ActorSystem System)
{
    public static HostedSystem Create(string name, ActorSystemOptions options, IServiceProvider services)
    {
        var system = ActorSystem.Create(name, options.ToSetup());
        system.RegisterExtension(new InstanceOf<ActorRegistry>(new ActorRegistry(name)));
        system.RegisterExtension(new InstanceOf<DependencyResolver>(new DependencyResolver(services)));
        LoggerBridge.Start(system, services.GetRequiredService<ILoggerFactory>(), options.LogLevel ?? LogLevel.InfoLevel);
        return new HostedSystem(system);
    }

    /// <summary>Hangs a finished object on a system.</summary>
    private sealed class InstanceOf<T>(T instance) : ExtensionIdProvider<T>
        where T : IExtension
    {
        public override T CreateExtension(ExtendedActorSystem system) => instance;
    }
}
