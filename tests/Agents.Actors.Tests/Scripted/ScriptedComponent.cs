using Agents.Inference;
using Agents.Messages;

namespace Agents.Actors.Tests.Scripted;

/// <summary>What the scripted recogniser, model and voice have in common.</summary>
internal abstract class ScriptedComponent(string kind) : IInferenceComponent
{
    public string Model => $"scripted/{kind}";

    public string Provider => "scripted";

    public string Label => $"Scripted{char.ToUpperInvariant(kind[0])}{kind[1..]}";

    public MetricsMetadata Metadata => new(Model, Provider);

    public event Action<ComponentError>? Error;

    public event Action<ComponentMetrics>? MetricsCollected;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public void Report(object report, IActorRef parent)
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
