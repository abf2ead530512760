namespace Agents.Messages;

/// <summary>Which model was measured (protocol 1.15).</summary>
/// <param name="ModelName">The component's model.</param>
/// <param name="ModelProvider">The component's provider; <c>livekit</c> for all inference components.</param>
public sealed record MetricsMetadata(string ModelName, string ModelProvider = "livekit");
