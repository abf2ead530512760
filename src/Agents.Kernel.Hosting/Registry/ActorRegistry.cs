using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Agents.Kernel.Hosting;

/// <summary>
/// The well-known actors of a system, by a type that stands for them (usually the actor's class). Names as in Akka.Hosting. Thread safe.
/// </summary>
public sealed class ActorRegistry : IExtension
{
    private readonly ConcurrentDictionary<Type, TaskCompletionSource<IActorRef>> _actors = new();
    private readonly string _system;

    internal ActorRegistry(string system) => _system = system;

    /// <summary>The registry of a hosted actor system.</summary>
    /// <param name="actorSystem">The system.</param>
    /// <exception cref="InvalidOperationException">The system was not added by <c>AddActorSystem</c>.</exception>
    public static ActorRegistry For(ActorSystem actorSystem) => actorSystem.HostedExtension<ActorRegistry>();

    /// <summary>Registers an actor. Whoever waits for it in <see cref="GetAsync"/> gets it.</summary>
    /// <typeparam name="TKey">What stands for it.</typeparam>
    /// <param name="actor">The actor.</param>
    /// <param name="overwrite">Whether it may replace another.</param>
    /// <exception cref="DuplicateActorRegistryException">There is another, and <paramref name="overwrite"/> is off.</exception>
    public void Register<TKey>(IActorRef actor, bool overwrite = false)
    {
        if (!TryRegister<TKey>(actor, overwrite))
            throw new DuplicateActorRegistryException($"Actor system '{_system}' already has an actor registered for {typeof(TKey)}. Pass overwrite: true to replace it.");
    }

    /// <summary>Registers an actor unless there is another. Whoever waits for it in <see cref="GetAsync"/> gets it.</summary>
    /// <typeparam name="TKey">What stands for it.</typeparam>
    /// <param name="actor">The actor.</param>
    /// <param name="overwrite">Whether it may replace another.</param>
    /// <returns>Whether it is registered now.</returns>
    public bool TryRegister<TKey>(IActorRef actor, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (Entry<TKey>().TrySetResult(actor)) return true;
        if (overwrite)
        {
            var replaced = new TaskCompletionSource<IActorRef>();
            replaced.SetResult(actor);
            _actors[typeof(TKey)] = replaced;
        }

        return overwrite;
    }

    /// <summary>A registered actor.</summary>
    /// <typeparam name="TKey">What stands for it.</typeparam>
    /// <exception cref="MissingActorRegistryEntryException">None is registered.</exception>
    public IActorRef Get<TKey>() => TryGet<TKey>(out var actor)
        ? actor
        : throw new MissingActorRegistryEntryException(
            $"Actor system '{_system}' has no actor registered for {typeof(TKey)}. Register it in WithActors, or use GetAsync to wait for it.");

    /// <summary>A registered actor, if there is one.</summary>
    /// <typeparam name="TKey">What stands for it.</typeparam>
    /// <param name="actor">The actor.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet<TKey>([NotNullWhen(true)] out IActorRef? actor)
    {
        actor = _actors.TryGetValue(typeof(TKey), out var entry) && entry.Task.IsCompletedSuccessfully ? entry.Task.GetAwaiter().GetResult() : null;
        return actor is not null;
    }

    /// <summary>A registered actor, as soon as there is one.</summary>
    /// <typeparam name="TKey">What stands for it.</typeparam>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<IActorRef> GetAsync<TKey>(CancellationToken cancellationToken = default) => Entry<TKey>().Task.WaitAsync(cancellationToken);

    private TaskCompletionSource<IActorRef> Entry<TKey>() =>
        _actors.GetOrAdd(typeof(TKey), static _ => new TaskCompletionSource<IActorRef>(TaskCreationOptions.RunContinuationsAsynchronously));
}
