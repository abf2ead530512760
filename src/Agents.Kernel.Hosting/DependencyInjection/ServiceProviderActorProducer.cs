using Microsoft.Extensions.DependencyInjection;

namespace Agents.Kernel.Hosting;

/// <summary>Creates an actor from the host's services and given arguments.</summary>
internal sealed class ServiceProviderActorProducer(IServiceProvider services, Type actorType, object[] args) : IIndirectActorProducer
{
    public Type ActorType { get; } = typeof(ActorBase).IsAssignableFrom(actorType) && !actorType.IsAbstract
        ? actorType
        : throw new ArgumentException($"{actorType} is not an actor that can be created: give a class that is not abstract and derives from ActorBase.", nameof(actorType));

    public ActorBase Produce() => (ActorBase)ActivatorUtilities.CreateInstance(services, ActorType, args);

    public void Release(ActorBase actor)
    {
    }
}
