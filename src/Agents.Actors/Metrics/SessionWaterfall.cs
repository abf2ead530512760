namespace Agents.Actors;

/// <summary>Ask how long answers took. Answered with <see cref="SessionWaterfall"/>.</summary>
public sealed record GetWaterfall : SessionCommand;

/// <summary>How long the answers of a session took, and what they used.</summary>
/// <param name="Turns">The latest answered turns, up to 1000, oldest first.</param>
/// <param name="Usage">What was used so far, per model.</param>
public sealed record SessionWaterfall(IReadOnlyList<TurnWaterfall> Turns, IReadOnlyList<ModelUsage> Usage);
