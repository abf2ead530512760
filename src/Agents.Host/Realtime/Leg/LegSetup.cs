using Agents.Actors;
using Agents.Host.Legs;
using Agents.Host.Services;

namespace Agents.Host.Realtime;

/// <summary>What a leg is made of.</summary>
/// <param name="Id">Name of the session.</param>
/// <param name="Tenant">Whose key opened it.</param>
/// <param name="Settings">What it begins with.</param>
/// <param name="Starter">Starts its session.</param>
/// <param name="Tokens">Where it can be found again.</param>
/// <param name="Voices">The voices that its client may choose.</param>
/// <param name="Options">Limits.</param>
internal sealed record LegSetup(
    string Id, string Tenant, RealtimeSettings Settings, SessionStarter Starter, ResumeTokens Tokens, VoiceBook Voices, RealtimeOptions Options)
{
    /// <summary>Gives an agent what the client chose instead of its own. Default: nothing can be chosen.</summary>
    public Func<AgentDefinition, ServiceSwap, AgentDefinition> Swap { get; init; } = (agent, _) => agent;

    /// <summary>Tokens for all nodes; null: only this one takes them.</summary>
    public SharedResume? Shared { get; init; }

    /// <summary>What is known of the conversation, which began on another node; null: it begins here.</summary>
    public ConversationState? Known { get; init; }
}
