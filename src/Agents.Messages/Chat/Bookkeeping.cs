namespace Agents.Messages;

/// <summary>Another agent took over (<c>AgentHandoff</c>). Not sent to the model.</summary>
/// <param name="OldAgent">Id of the agent before, null for the first.</param>
/// <param name="NewAgent">Id of the agent after.</param>
public sealed record AgentHandoff(string? OldAgent, string NewAgent) : ChatItem
{
    /// <summary>Ids of the items before that the new agent was given to know; default none.</summary>
    public IReadOnlyList<string> Given { get; init; } = [];
}

/// <summary>Instructions or tools changed (<c>AgentConfigUpdate</c>). Not sent to the model.</summary>
/// <param name="Instructions">The new instructions, null when unchanged.</param>
/// <param name="ToolsAdded">Names of tools that came.</param>
/// <param name="ToolsRemoved">Names of tools that went.</param>
public sealed record AgentConfigUpdate(string? Instructions, IReadOnlyList<string> ToolsAdded, IReadOnlyList<string> ToolsRemoved) : ChatItem;
