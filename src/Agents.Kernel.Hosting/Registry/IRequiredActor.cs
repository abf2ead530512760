namespace Agents.Kernel.Hosting;

/// <summary>A registered actor, to be injected into services and other actors. Names as in Akka.Hosting.</summary>
/// <typeparam name="TActor">What stands for it in the <see cref="ActorRegistry"/>.</typeparam>
public interface IRequiredActor<TActor>
{
    /// <summary>The actor.</summary>
    /// <exception cref="MissingActorRegistryEntryException">It is not registered (yet): services are often created before actors are
    /// started.</exception>
    IActorRef ActorRef { get; }

    /// <summary>The actor, as soon as it is registered.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<IActorRef> GetAsync(CancellationToken cancellationToken = default);
}

/// <summary>Looks the actor up when it is asked for.</summary>
/// <typeparam name="TActor">What stands for it in the <see cref="ActorRegistry"/>.</typeparam>
internal sealed class RequiredActor<TActor>(ActorRegistry registry) : IRequiredActor<TActor>
{
    public IActorRef ActorRef => registry.Get<TActor>();

    public Task<IActorRef> GetAsync(CancellationToken cancellationToken = default) => registry.GetAsync<TActor>(cancellationToken);
}
