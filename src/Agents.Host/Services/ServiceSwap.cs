using Agents.Actors;

namespace Agents.Host.Services;

/// <summary>What a client chose instead of the agent's own; null: the agent's own.</summary>
/// <param name="Stt">Recogniser.</param>
/// <param name="Llm">Language model.</param>
internal sealed record ServiceSwap(string? Stt, string? Llm)
{
    /// <summary>Everything is the agent's own.</summary>
    public static ServiceSwap None { get; } = new(null, null);

    /// <summary>The agent with what was chosen. A name that is not on the menu is as if nothing was chosen.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="menu">What may be chosen.</param>
    /// <param name="shelf">Has it; null where there are no speech services, and so no menu.</param>
    public AgentDefinition Apply(AgentDefinition agent, ServiceMenu menu, ServiceShelf? shelf) => shelf is null ? agent : agent with
    {
        Stt = Stt is { } stt && menu.Stt.Contains(stt) ? shelf.Stt(stt) : agent.Stt,
        Llm = Llm is { } llm && menu.Llm.Contains(llm) ? shelf.Llm(llm) : agent.Llm,
    };
}
