namespace Agents.Actors;

/// <summary>
/// Start a session, or find the one of that name that runs. Answered with <see cref="SessionStarted"/>, <see cref="SessionRefused"/> or
/// <see cref="NodeFull"/>.
/// </summary>
/// <param name="Id">Name of the session; letters, digits, '-' and '_'.</param>
/// <param name="Agent">What it is started with; ignored if it runs already.</param>
public sealed record StartSession(string Id, AgentDefinition Agent);

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
public sealed record SessionFound(string Id, IActorRef Ref);

/// <summary>No session of that name runs.</summary>
/// <param name="Id">Name of the session.</param>
public sealed record SessionUnknown(string Id);

/// <summary>The node takes no more sessions.</summary>
/// <param name="RetryAfter">When to ask again.</param>
public sealed record NodeFull(TimeSpan RetryAfter);

/// <summary>Which sessions run here? Answered with <see cref="SessionList"/>.</summary>
public sealed record ListSessions;

/// <summary>The sessions that run, by name.</summary>
/// <param name="Ids">Their names, sorted.</param>
public sealed record SessionList(IReadOnlyList<string> Ids);
