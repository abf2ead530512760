using Agents.Messages;

namespace Agents.Inference;

/// <summary>What all components share: their events, their name, and the streams that run.</summary>
public abstract class InferenceComponent : IInferenceComponent
{
    private protected InferenceComponent(ErrorSource source, TimeProvider clock) =>
        Events = new ComponentEvents(source, GetType().FullName!, clock);

    /// <inheritdoc/>
    public event Action<ComponentError>? Error
    {
        add => Events.Error += value;
        remove => Events.Error -= value;
    }

    /// <inheritdoc/>
    public event Action<ComponentMetrics>? MetricsCollected
    {
        add => Events.Metrics += value;
        remove => Events.Metrics -= value;
    }

    /// <inheritdoc/>
    public abstract string Model { get; }

    /// <inheritdoc/>
    public virtual string Provider => "livekit";

    /// <inheritdoc/>
    public string Label => Events.Label;

    private protected ComponentEvents Events { get; }

    private protected LiveStreams Streams { get; } = new();

    /// <summary>Stops all streams.</summary>
    public virtual ValueTask DisposeAsync()
    {
        Streams.StopAll();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
