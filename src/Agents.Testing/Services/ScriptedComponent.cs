namespace Agents.Testing;

/// <summary>What the scripted recogniser, model and voice have in common.</summary>
public abstract class ScriptedComponent : IInferenceComponent
{
    private readonly string _kind;

    internal ScriptedComponent(string kind) => _kind = kind;

    /// <inheritdoc />
    public string Model => $"scripted/{Name ?? _kind}";

    /// <summary>Tells it apart from others of its kind, in a fallback list; null for none.</summary>
    public string? Name { get; init; }

    /// <inheritdoc />
    public string Provider => "scripted";

    /// <inheritdoc />
    public string Label => GetType().Name;

    internal MetricsMetadata Metadata => new(Model, Provider);

    /// <inheritdoc />
    public event Action<ComponentError>? Error;

    /// <inheritdoc />
    public event Action<ComponentMetrics>? MetricsCollected;

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    internal void Report(object report, IActorRef parent)
    {
        switch (report)
        {
            case ComponentError error:
                Error?.Invoke(error);
                break;
            case ComponentMetrics metrics:
                MetricsCollected?.Invoke(metrics);
                break;
        }
        parent.Tell(report);
    }
}
