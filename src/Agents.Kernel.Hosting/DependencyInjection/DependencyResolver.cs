namespace Agents.Kernel.Hosting;

/// <summary>
/// Makes props of actors whose constructors take services. Names as in Akka.DependencyInjection. Services come from the host's root
/// provider: an actor that needs scoped ones takes an <c>IServiceScopeFactory</c> and opens a scope of its own, in <c>PreStart</c> or per
/// message.
/// </summary>
public sealed class DependencyResolver : IExtension
{
    private readonly IServiceProvider _services;

    internal DependencyResolver(IServiceProvider services) => _services = services;

    /// <summary>The resolver of a hosted actor system.</summary>
    /// <param name="actorSystem">The system.</param>
    /// <exception cref="InvalidOperationException">The system was not added by <c>AddActorSystem</c>.</exception>
    public static DependencyResolver For(ActorSystem actorSystem) => actorSystem.HostedExtension<DependencyResolver>();

    /// <summary>Props of an actor. Every start and restart resolves its services anew.</summary>
    /// <typeparam name="T">Its class.</typeparam>
    /// <param name="args">Constructor arguments that are not services, in the order of their parameters.</param>
    /// <exception cref="ActorInitializationException">Later, in its parent: a service is missing.</exception>
    public Props Props<T>(params object[] args)
        where T : ActorBase => Props(typeof(T), args);

    /// <summary>Props of an actor. Every start and restart resolves its services anew.</summary>
    /// <param name="type">Its class.</param>
    /// <param name="args">Constructor arguments that are not services, in the order of their parameters.</param>
    public Props Props(Type type, params object[] args)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(args);
        return Kernel.Props.CreateBy(new ServiceProviderActorProducer(_services, type, args));
    }
}
