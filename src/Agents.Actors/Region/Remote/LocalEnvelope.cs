namespace Agents.Actors;

/// <summary>A command from another node for a session of this one; null asks only whether it runs here.</summary>
internal sealed record LocalEnvelope(NodeId Target, string Id, SessionCommand? Command);
