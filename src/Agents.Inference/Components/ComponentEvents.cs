using Agents.Messages;

namespace Agents.Inference;

/// <summary>The events of one component, raised by its streams.</summary>
internal sealed class ComponentEvents(ErrorSource source, string label, TimeProvider clock)
{
    public event Action<ComponentError>? Error;

    public event Action<ComponentMetrics>? Metrics;

    public string Label => label;

    public DateTimeOffset Now => clock.GetUtcNow();

    public ComponentError Raise(Exception error, bool recoverable)
    {
        var report = new ComponentError(source, Now, label, error, recoverable);
        Error?.Invoke(report);
        return report;
    }

    public void Raise(ComponentMetrics metrics) => Metrics?.Invoke(metrics);

    /// <summary>A sink for one stream: the component's listeners, and its parent if that is an actor.</summary>
    public StreamEvents For(IActorRefFactory? parent) => new(this, (parent as IActorContext)?.Self);
}

/// <summary>Where one stream reports failures and measurements.</summary>
internal sealed class StreamEvents(ComponentEvents component, IActorRef? parent)
{
    public string Label => component.Label;

    public DateTimeOffset Now => component.Now;

    public void Fail(Exception error, bool recoverable, IActorRef stream)
    {
        var report = component.Raise(error, recoverable);
        parent?.Tell(report, stream);
    }

    public void Measured(ComponentMetrics metrics, IActorRef stream)
    {
        component.Raise(metrics);
        parent?.Tell(metrics, stream);
    }
}
