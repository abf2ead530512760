using Agents.Messages;

namespace Agents.Inference;

/// <summary>What the three fallback components have in common: the list, its events, and the entry that was tried last.</summary>
/// <typeparam name="T">Kind of component.</typeparam>
public abstract class FallbackComponent<T> : IInferenceComponent
    where T : IInferenceComponent
{
    private readonly ComponentEvents _events;
    private readonly HashSet<ActorSystem> _systems = [];
    private readonly Lock _gate = new();
    private volatile int _active;

    private protected FallbackComponent(IReadOnlyList<T> components, FallbackPolicy policy, ErrorSource source, TimeProvider? clock)
    {
        if (components.Count == 0)
            throw new ArgumentException("components is empty; a fallback list needs at least one entry.", nameof(components));
        Components = components;
        Policy = policy;
        _events = new ComponentEvents(source, GetType().FullName!, clock ?? TimeProvider.System);
        Entries = [.. components.Select(component => new FallbackEntry(FallbackEntry.KeyOf(component), component, policy, parent => Probe(component, parent)))];
    }

    /// <inheritdoc/>
    public event Action<ComponentError>? Error
    {
        add => _events.Error += value;
        remove => _events.Error -= value;
    }

    /// <inheritdoc/>
    public event Action<ComponentMetrics>? MetricsCollected
    {
        add => _events.Metrics += value;
        remove => _events.Metrics -= value;
    }

    /// <summary>Raised when an entry falls ill or gets well, on the node's availability actor: be quick.</summary>
    public event Action<AvailabilityChanged>? AvailabilityChanged;

    /// <summary>The list, the preferred entry first.</summary>
    public IReadOnlyList<T> Components { get; }

    /// <summary>Deadlines and retries per entry.</summary>
    public FallbackPolicy Policy { get; }

    /// <summary>The entry that was tried last.</summary>
    public T Active => Components[_active];

    /// <inheritdoc/>
    public string Model => Active.Model;

    /// <inheritdoc/>
    public string Provider => Active.Provider;

    /// <inheritdoc/>
    public string Label => _events.Label;

    private protected IReadOnlyList<FallbackEntry> Entries { get; }

    private protected LiveStreams Streams { get; } = new();

    /// <summary>Stops all streams of this list. The entries belong to whoever made them.</summary>
    public ValueTask DisposeAsync()
    {
        Streams.StopAll();
        lock (_gate)
        {
            foreach (var system in _systems)
                AvailabilityActor.Of(system).Tell(new AvailabilityForget(this));
        }
        return ValueTask.CompletedTask;
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
        return new FallbackPlan<TItem>(Entries, Policy, availability, _events.For(parent), Streams.Enter(), index => _active = index);
    }
}
