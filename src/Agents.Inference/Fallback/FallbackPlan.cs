namespace Agents.Inference;

/// <summary>What a stream over a fallback list is made of.</summary>
/// <param name="Entries">The list.</param>
/// <param name="Policy">Deadlines and retries per entry.</param>
/// <param name="Availability">Knows who is well.</param>
/// <param name="Events">Where failures and measurements go.</param>
/// <param name="Life">Tells handle and component of the end.</param>
/// <param name="Activated">Told which entry is tried.</param>
internal sealed record FallbackPlan<TItem>(
    IReadOnlyList<FallbackEntry> Entries,
    FallbackPolicy Policy,
    IActorRef Availability,
    StreamEvents Events,
    StreamLife Life,
    Action<int> Activated);
