using Agents.Inference;
using Agents.Messages;

namespace Agents.Bench.Session;

/// <summary>What the scripted services have in common: they never fail and measure nothing.</summary>
internal abstract class ScriptedService(string kind) : IInferenceComponent
{
    public string Model => $"bench/{kind}";

    public string Provider => "bench";

    public string Label => kind;

    public event Action<ComponentError>? Error
    {
        add { }
        remove { }
    }

    public event Action<ComponentMetrics>? MetricsCollected
    {
        add { }
        remove { }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>What the streams of the scripted services have in common: no actor behind them.</summary>
internal abstract class ScriptedServiceStream<T>(int capacity) : IInferenceStream<T>
{
    protected BoundedStream<T> Items { get; } = new(capacity);

    public IActorRef Ref => ActorRefs.Nobody;

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        => Items.ReadAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    public ValueTask DisposeAsync()
    {
        Items.Complete();
        return ValueTask.CompletedTask;
    }
}
