namespace Agents.Actors;

/// <summary>What a session is made of; outlives restarts of its actor.</summary>
/// <param name="Id">Name of the session.</param>
/// <param name="Session">What the session gives to every agent.</param>
/// <param name="First">The agent that answers first.</param>
/// <param name="Ingress">The caller's sound.</param>
/// <param name="Events">What happens.</param>
/// <param name="Journal">Writes down what must not be forgotten.</param>
internal sealed record SessionSetup(
    string Id, AgentDefinition Session, Agent First, AudioIngress Ingress, SessionEvents Events, Journal Journal)
{
    public SessionNumbers Numbers { get; } = new(Journal.State);

    /// <summary>The agent's sound.</summary>
    public OutputSlot Output { get; } = new(Session.Options.OutputLead);

    /// <summary>Who has the conversation.</summary>
    public AgentSeat Seat { get; } = new();

    /// <summary>Agents by name.</summary>
    public AgentCatalog Catalog { get; init; } = new();

    /// <summary>The application's own data.</summary>
    public object? UserData { get; init; }

    /// <summary>Which of the session's owners in the directory this node is.</summary>
    public long Epoch { get; init; }

    /// <summary>When the session began on this node.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Done when the session is over.</summary>
    public TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
