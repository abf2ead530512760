using Agents.Host.Serve;

namespace Agents.Host.Configuration;

/// <summary>What a file of settings says.</summary>
/// <param name="Listen">Where the server listens.</param>
/// <param name="Options">What it serves, without the agents.</param>
/// <param name="Agents">The agents by name.</param>
internal sealed record HostSettings(ServeOptions Listen, VoiceAgentsOptions Options, IReadOnlyList<AgentSettings> Agents);
