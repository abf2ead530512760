namespace Agents.Actors;

/// <summary>
/// Lets an agent take the conversation: history says so, the services are those of the agent, its entry hook runs (voice-session.md S11, S12).
/// Owned by the session.
/// </summary>
internal sealed class AgentArrivals(SessionScope scope, AgentMemory memory, AvailabilityWatch availability, Overlaps overlaps)
{
    /// <summary>An agent is to be heard: its greeting.</summary>
    public event Action<string>? Greets;

    /// <summary>The agent has the conversation from now on.</summary>
    /// <param name="next">The agent.</param>
    /// <param name="before">Id of the one before; null for none.</param>
    /// <param name="known">What it knows; null takes what it was given.</param>
    public void Seat(ActiveAgent next, string? before, ChatContext? known = null)
    {
        scope.Setup.Seat.Active = next;
        next.Context = known ?? AgentMemory.Given(next.Agent);
        memory.Handoff(before, next);
        Equip();
    }

    /// <summary>An agent that has waited has the conversation again, and knows what it knew.</summary>
    public void Return(ActiveAgent waited, string before)
    {
        scope.Setup.Seat.Active = waited;
        memory.Handoff(before, waited);
        Equip();
    }

    /// <summary>Runs the entry hook beside the conversation.</summary>
    public void Welcome(ActiveAgent next)
    {
        if (next.Settings.Greeting is { Length: > 0 } greeting)
            Greets?.Invoke(greeting);
        _ = AgentHooks.RunAsync(() => next.Agent.OnEnterAsync(next.Over.Token), nameof(Agent.OnEnterAsync), next.Agent.Id, scope.Log);
    }

    /// <summary>Gives the rooms what is in force now. What stays the same is not touched.</summary>
    public void Equip()
    {
        var agent = scope.Agent;
        scope.Rooms.Stt.Tell(new ListenWith(scope.Active.Agent, agent.Stt, agent.Options.SttConnect));
        availability.Watch();
        overlaps.Equip();
        scope.Rooms.Turns.Tell(new ChangeTurns(agent.Options.TurnHandling, agent.Vad, agent.Stt is not null));
    }
}
