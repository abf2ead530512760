namespace Agents.Actors;

/// <summary>
/// Start a session, or find the one of that name that runs. Answered with <see cref="SessionStarted"/>, <see cref="SessionRefused"/> or
/// <see cref="NodeFull"/>.
/// </summary>
/// <param name="Id">Name of the session; letters, digits, '-' and '_'.</param>
/// <param name="Agent">The agent that answers first; ignored if the session runs already. An object of its own for each session.</param>
/// <param name="Session">What the session gives to every agent that has none of its own: services, settings, functions.</param>
public sealed record StartSession(string Id, Agent Agent, AgentDefinition Session)
{
    /// <summary>Starts a session with an agent that is configuration only. Its services and settings are the session's.</summary>
    /// <param name="id">Name of the session; letters, digits, '-' and '_'.</param>
    /// <param name="agent">The agent; ignored if the session runs already.</param>
    public StartSession(string id, AgentDefinition agent)
        : this(id, new ConfiguredAgent(agent), agent with { Tools = [] })
    {
    }

    /// <summary>Starts a session with an agent that brings all it needs.</summary>
    /// <param name="id">Name of the session; letters, digits, '-' and '_'.</param>
    /// <param name="agent">The agent that answers first; ignored if the session runs already.</param>
    public StartSession(string id, Agent agent)
        : this(id, agent, new AgentDefinition())
    {
    }

    /// <summary>The application's own data of this session; see <see cref="SessionControls.UserData{T}"/>. Null: none.</summary>
    public object? UserData { get; init; }
}

/// <summary>The session runs on this node.</summary>
/// <param name="Session">Its handle.</param>
/// <param name="IsNew">False if it ran already.</param>
public sealed record SessionStarted(VoiceSessionHandle Session, bool IsNew);

/// <summary>The session cannot be started as asked.</summary>
/// <param name="Id">Name of the session.</param>
/// <param name="Error">What is wrong.</param>
public sealed record SessionRefused(string Id, Exception Error);

/// <summary>
/// A command for a session, wherever it runs. A session that is not known is answered for with <see cref="SessionUnknown"/>.
/// </summary>
/// <param name="Id">Name of the session.</param>
/// <param name="Command">What is asked of it.</param>
public sealed record SessionEnvelope(string Id, SessionCommand Command);

/// <summary>Find a session. Answered with <see cref="SessionFound"/> or <see cref="SessionUnknown"/>.</summary>
/// <param name="Id">Name of the session.</param>
public sealed record FindSession(string Id);

/// <summary>A session runs.</summary>
/// <param name="Id">Name of the session.</param>
/// <param name="Ref">Its actor, or a local proxy of it.</param>
public sealed record SessionFound(string Id, IActorRef Ref)
{
    /// <summary>Its handle; null if it runs on another node.</summary>
    public VoiceSessionHandle? Handle { get; init; }
}

/// <summary>No session of that name runs.</summary>
/// <param name="Id">Name of the session.</param>
public sealed record SessionUnknown(string Id);

/// <summary>The session runs on another node, or should: ask there.</summary>
/// <param name="Id">Name of the session.</param>
/// <param name="Node">Which node.</param>
public sealed record SessionElsewhere(string Id, NodeStatus Node);

/// <summary>
/// Take up a session with the token that its caller was given. Answered with <see cref="SessionStarted"/> or <see cref="SessionRefused"/>, whose
/// error is an <see cref="InvalidResumeTokenException"/> if the token is not good.
/// </summary>
/// <param name="TokenHash">See <see cref="ResumeToken.Hash"/>.</param>
/// <param name="Start">How to start a session by its id if it does not run here.</param>
public sealed record ResumeSession(string TokenHash, Func<string, StartSession> Start);

/// <summary>
/// Use up a resume token and take its session, without starting it yet. Answered with <see cref="ResumeRedeemed"/>, <see cref="NodeFull"/> or
/// <see cref="SessionRefused"/>, whose error is an <see cref="InvalidResumeTokenException"/> if the token is not good.
/// </summary>
/// <param name="TokenHash">See <see cref="ResumeToken.Hash"/>.</param>
public sealed record RedeemResume(string TokenHash);

/// <summary>The session of a token is this node's.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="Known">What is known of it; start it with <see cref="StartSession"/>.</param>
/// <param name="RunsHere">Whether it runs here already.</param>
public sealed record ResumeRedeemed(string SessionId, ConversationState Known, bool RunsHere);

/// <summary>The node takes no more sessions.</summary>
/// <param name="RetryAfter">When to ask again.</param>
public sealed record NodeFull(TimeSpan RetryAfter);

/// <summary>Which sessions run on this node? Answered with <see cref="SessionList"/>.</summary>
public sealed record ListSessions;

/// <summary>The sessions that run on this node, by name.</summary>
/// <param name="Ids">Their names, sorted.</param>
public sealed record SessionList(IReadOnlyList<string> Ids);

/// <summary>Which nodes are there, and which sessions on each? Answered with <see cref="ClusterView"/>.</summary>
public sealed record ViewCluster;

/// <summary>The whole cluster, as any node sees it.</summary>
/// <param name="Nodes">The nodes, by name.</param>
/// <param name="Sessions">The sessions that are not over, by name.</param>
public sealed record ClusterView(IReadOnlyList<NodeStatus> Nodes, IReadOnlyList<SessionPlace> Sessions);
