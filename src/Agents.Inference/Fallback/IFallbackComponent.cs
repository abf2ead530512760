namespace Agents.Inference;

/// <summary>A list of components that stand in for one another.</summary>
public interface IFallbackComponent : IInferenceComponent
{
    /// <summary>Raised when an entry falls ill or gets well, on the node's availability actor: be quick.</summary>
    event Action<AvailabilityChanged>? AvailabilityChanged;
}
