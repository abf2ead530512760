namespace Agents.Actors;

/// <summary>One stay of an agent in a session: the agent, what is in force for it, and what it knows.</summary>
internal sealed class ActiveAgent(int number, Agent agent, AgentSession session)
{
    private AgentDefinition _settings = null!;
    private ChatContext _context = ChatContext.Empty;

    /// <summary>A stay of an agent that has not begun yet.</summary>
    /// <exception cref="SessionOptionsException">What would be in force breaks a rule.</exception>
    /// <exception cref="InvalidOperationException">The agent is in another session.</exception>
    public static ActiveAgent Prepare(SessionSetup setup, Agent agent, IActorRef self, IActorRefFactory children, ILoggingAdapter log)
    {
        var plan = AgentResolution.Resolve(setup.Session, agent, setup.Seat.Changes);
        plan.Agent.Validate();
        plan.Agent.Tts?.Prewarm(children);
        foreach (var warning in plan.Warnings)
            log.Warning(warning);
        var number = setup.Numbers.NextActivity();
        var session = new AgentSession(setup, self, number);
        agent.Enter(session);
        return new ActiveAgent(number, agent, session) { Settings = plan.Agent };
    }

    public int Number => number;

    public Agent Agent => agent;

    /// <summary>The session as this agent sees it.</summary>
    public AgentSession Session => session;

    /// <summary>Who waits for this agent, which is a task; null for any other.</summary>
    public SuspendedAgent? Parent { get; set; }

    /// <summary>What is in force.</summary>
    public required AgentDefinition Settings
    {
        get => Volatile.Read(ref _settings);
        set => Volatile.Write(ref _settings, value);
    }

    /// <summary>The agent's own chat context; the session's record goes beyond it.</summary>
    public ChatContext Context
    {
        get => Volatile.Read(ref _context);
        set => Volatile.Write(ref _context, value);
    }

    /// <summary>Cancelled when the stay is over.</summary>
    public CancellationTokenSource Over { get; } = new();
}
