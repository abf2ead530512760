namespace Agents.Inference;

/// <summary>An entry of a fallback list fell ill or got well.</summary>
/// <param name="Component">The entry.</param>
/// <param name="Available">Whether it is used again.</param>
public sealed record AvailabilityChanged(IInferenceComponent Component, bool Available);
