namespace Agents.Actors;

/// <summary>One entry of a transcript. Members that do not belong to its type are null.</summary>
/// <param name="Id">Id of the item.</param>
/// <param name="Type"><c>message</c>, <c>function_call</c>, <c>function_call_output</c>, <c>agent_handoff</c> or <c>agent_config_update</c>.</param>
/// <param name="At">When.</param>
public sealed record TranscriptEntry(string Id, string Type, DateTimeOffset At)
{
    /// <summary>Who said a message: <c>user</c>, <c>assistant</c>, <c>system</c> or <c>developer</c>.</summary>
    public string? Role { get; init; }

    /// <summary>A message: what was said; of the agent, what the caller heard. An output: what the model is told. New instructions of an agent.</summary>
    public string? Text { get; init; }

    /// <summary>What the agent meant to say, where the caller heard less.</summary>
    public string? Intended { get; init; }

    /// <summary>Whether the caller heard only part of a message.</summary>
    public bool? Interrupted { get; init; }

    /// <summary>Which call this is or answers.</summary>
    public string? CallId { get; init; }

    /// <summary>The function.</summary>
    public string? Name { get; init; }

    /// <summary>The function's arguments, JSON as text.</summary>
    public string? Arguments { get; init; }

    /// <summary>Whether an output is an error.</summary>
    public bool? IsError { get; init; }

    /// <summary>The agent that took over.</summary>
    public string? Agent { get; init; }

    /// <summary>An item as an entry.</summary>
    /// <param name="item">The item.</param>
    /// <param name="intended">What the agent meant to say, where the caller heard less.</param>
    public static TranscriptEntry Of(ChatItem item, string? intended)
    {
        var entry = new TranscriptEntry(item.Id, ChatItemTypes.All.NameOf(item.GetType())!, item.CreatedAt);
        return item switch
        {
            ChatMessage said => entry with
            {
                Role = said.Role.ToString().ToLowerInvariant(), Text = said.Text, Intended = intended, Interrupted = said.Interrupted ? true : null,
            },
            FunctionCall call => entry with { CallId = call.CallId, Name = call.Name, Arguments = call.Arguments },
            FunctionCallOutput output => entry with { CallId = output.CallId, Name = output.Name, Text = output.Output, IsError = output.IsError },
            AgentHandoff handoff => entry with { Agent = handoff.NewAgent },
            AgentConfigUpdate update => entry with { Text = update.Instructions },
            _ => entry,
        };
    }
}
