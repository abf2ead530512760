using Agents.Messages;

namespace Agents.Inference;

/// <summary>What all inference components have in common.</summary>
public interface IInferenceComponent : IAsyncDisposable
{
    /// <summary>The model in use.</summary>
    string Model { get; }

    /// <summary>Who serves it: <c>livekit</c> for all components of the inference protocol.</summary>
    string Provider { get; }

    /// <summary>The component's name in errors and metrics: its full type name.</summary>
    string Label { get; }

    /// <summary>
    /// Raised once per failure of any stream, on the stream's actor: be quick. A stream under a parent actor tells the parent the same
    /// <see cref="ComponentError"/> as a message (sender: the stream's actor).
    /// </summary>
    event Action<ComponentError>? Error;

    /// <summary>
    /// Raised once per finished piece of work, on the stream's actor: be quick. A stream under a parent actor tells the parent the same
    /// <see cref="ComponentMetrics"/> as a message (sender: the stream's actor).
    /// </summary>
    event Action<ComponentMetrics>? MetricsCollected;
}
