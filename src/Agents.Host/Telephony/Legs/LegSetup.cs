using Agents.Actors;

namespace Agents.Host.Telephony;

/// <summary>A stream and the session that it carries.</summary>
/// <param name="Session">The session.</param>
/// <param name="Socket">The carrier's connection.</param>
/// <param name="Hears">The caller's sound.</param>
/// <param name="Speaks">The agent's sound.</param>
/// <param name="KeypadPause">How long a caller may pause between two keys of one entry.</param>
internal sealed record LegSetup(VoiceSessionHandle Session, PhoneSocket Socket, CallerSound Hears, AgentSound Speaks, TimeSpan KeypadPause);
