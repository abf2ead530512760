namespace Agents.Actors;

/// <summary>
/// Take no more sessions and hand over those that run, each between two turns. Answered with <see cref="Done"/> when none is left and everything
/// they wrote is durable; then the node has left its cluster.
/// </summary>
/// <param name="Patience">How long to wait for the end of a turn.</param>
public sealed record DrainRegion(TimeSpan Patience);
