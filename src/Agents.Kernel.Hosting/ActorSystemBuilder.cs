namespace Agents.Kernel.Hosting;

/// <summary>What happens when the host starts its actor system. Made by <c>AddActorSystem</c>.</summary>
public sealed class ActorSystemBuilder
{
    private readonly List<Action<ActorSystem, ActorRegistry, DependencyResolver>> _starters = [];

    internal ActorSystemBuilder()
    {
    }

    /// <summary>Starts actors when the host starts, before the services that were added later.</summary>
    /// <param name="actorStarter">Creates top-level actors and registers those that services need. What it throws fails the start of the
    /// host.</param>
    /// <returns>This builder; starters run in the order they were added.</returns>
    public ActorSystemBuilder WithActors(Action<ActorSystem, ActorRegistry, DependencyResolver> actorStarter)
    {
        ArgumentNullException.ThrowIfNull(actorStarter);
        _starters.Add(actorStarter);
        return this;
    }

    internal void Start(ActorSystem system)
    {
        foreach (var start in _starters) start(system, ActorRegistry.For(system), DependencyResolver.For(system));
    }
}
