using Agents.Messages;

namespace Agents.Inference;

/// <summary>What the three fallback components have in common: the list, its events, and the entry that was tried last.</summary>
/// <typeparam name="T">Kind of component.</typeparam>
public abstract class FallbackComponent<T> : InferenceComponent, IFallbackComponent
    where T : IInferenceComponent
{
    private readonly HashSet<ActorSystem> _systems = [];
    private readonly Lock _gate = new();
    private volatile int _active;

    private protected FallbackComponent(IReadOnlyList<T> components, FallbackPolicy policy, ErrorSource source, TimeProvider? clock)
        : base(source, clock ?? TimeProvider.System)
    {
        if (components.Count == 0)
            throw new ArgumentException("components is empty; a fallback list needs at least one entry.", nameof(components));
        Components = components;
        Policy = policy;
        Entries = [.. components.Select(component => new FallbackEntry(FallbackEntry.KeyOf(component), component, policy, parent => Probe(component, parent)))];
    }

    /// <inheritdoc/>
    public event Action<AvailabilityChanged>? AvailabilityChanged;

    /// <summary>The list, the preferred entry first.</summary>
    public IReadOnlyList<T> Components { get; }

    /// <summary>Deadlines and retries per entry.</summary>
    public FallbackPolicy Policy { get; }

    /// <summary>The entry that was tried last.</summary>
    public T Active => Components[_active];

    /// <inheritdoc/>
    public override string Model => Active.Model;

    /// <inheritdoc/>
    public override string Provider => Active.Provider;

    private protected IReadOnlyList<FallbackEntry> Entries { get; }

    /// <summary>Stops all streams of this list. The entries belong to whoever made them.</summary>
    public override ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            foreach (var system in _systems)
                AvailabilityActor.Of(system).Tell(new AvailabilityForget(this));
        }
        return base.DisposeAsync();
    }

    private protected abstract Task Probe(T component, IActorRefFactory parent);

    private protected FallbackPlan<TItem> Plan<TItem>(IActorRefFactory? parent)
    {
        var system = InferenceSystem.Of(parent);
        var availability = AvailabilityActor.Of(system);
        lock (_gate)
        {
            if (_systems.Add(system))
                availability.Tell(new AvailabilityRegister(this, Entries, change => AvailabilityChanged?.Invoke(change)));
        }
        return new FallbackPlan<TItem>(Entries, Policy, availability, Events.For(parent), Streams.Enter(), index => _active = index);
    }
}
