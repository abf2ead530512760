namespace Agents.Actors;

/// <summary>What agents know of the conversation when they take over, and how the record says so. Owned by the session.</summary>
internal sealed class AgentMemory(SessionScope scope, Conversation conversation)
{
    /// <summary>What an agent knows when it takes over: what it was given.</summary>
    public static ChatContext Given(Agent agent) => Conversation.WithoutInstructions(agent.ChatContext);

    /// <summary>What the agent that had the conversation when the record ends knew then.</summary>
    public ChatContext Remembered(Agent agent)
    {
        var last = conversation.History.FindLastIndex(item => item is AgentHandoff);
        var given = last < 0 ? [] : ((AgentHandoff)conversation.History[last]).Given.ToHashSet();
        var known = conversation.History.Where((item, i) => i > last || given.Contains(item.Id));
        return new ChatContext([.. Given(agent).Items.Concat(known).DistinctBy(item => item.Id)]);
    }

    /// <summary>Everything that was said, for an agent that takes up what another one has lost; null if nothing was.</summary>
    public ChatContext? Everything(Agent agent) => conversation.History.IsEmpty ? null
        : new ChatContext([.. AgentMemory.Given(agent).Items.Concat(conversation.History).DistinctBy(item => item.Id)]);

    /// <summary>The instructions in force when the record ends; null if they were not changed at run time.</summary>
    public string? RememberedInstructions()
        => conversation.History.Skip(conversation.History.FindLastIndex(item => item is AgentHandoff) + 1).OfType<AgentConfigUpdate>()
            .Skip(1).LastOrDefault(update => update.Instructions is not null)?.Instructions;

    /// <summary>Another agent has the conversation: says so, and what it is told and can do.</summary>
    public void Handoff(string? before, ActiveAgent next)
    {
        var given = next.Context.Items.Select(item => item.Id).ToHashSet();
        conversation.Add(new AgentHandoff(before, next.Agent.Id)
        {
            Id = scope.NextItemId(),
            CreatedAt = scope.Now,
            Given = [.. conversation.History.Select(item => item.Id).Where(given.Contains)],
        });
        Configured(next.Settings.Instructions, [.. next.Settings.Tools.Select(tool => tool.Name)], []);
    }

    /// <summary>Writes down that instructions or functions changed.</summary>
    public void Configured(string? instructions, IReadOnlyList<string> added, IReadOnlyList<string> removed)
        => conversation.Add(new AgentConfigUpdate(instructions, added, removed) { Id = scope.NextItemId(), CreatedAt = scope.Now });
}
