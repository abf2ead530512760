namespace Agents.Actors;

/// <summary>
/// Something that happened in a session (voice-session.md 2.3). The events of one session are totally ordered; the last one is
/// <see cref="SessionClosed"/>.
/// </summary>
public abstract record SessionEvent
{
    /// <summary>When it happened; starts and ends of speech carry the back-dated moment (T6, T7).</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Its place among the events of the session's life on this node, from 1 on; 0 before it is published.</summary>
    public long Number { get; init; }

    /// <summary>Name on the wire, in snake case.</summary>
    public abstract string Type { get; }
}
