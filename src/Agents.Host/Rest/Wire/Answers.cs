using System.ComponentModel;
using Agents.Actors;

namespace Agents.Host.Rest;

/// <summary>A session.</summary>
internal sealed record SessionView(string Id)
{
    [Description("The node that has it.")]
    public string? Node { get; init; }

    [Description("The agent that has the conversation.")]
    public string? Agent { get; init; }

    [Description("What the agent is doing: initializing, listening, thinking or speaking.")]
    public AgentState? AgentState { get; init; }

    [Description("What the caller is doing: listening, speaking or away.")]
    public UserState? UserState { get; init; }

    [Description("When it began on its node.")]
    public DateTimeOffset? StartedAt { get; init; }

    [Description("Turns of the caller that were answered by voice.")]
    public int? Answers { get; init; }

    [Description("Whether it is on its way to its end.")]
    public bool? Closing { get; init; }

    /// <summary>A session whose state is known.</summary>
    public static SessionView Of(SessionStatus status, string? node) => new(status.Id)
    {
        Node = node,
        Agent = status.Agent,
        AgentState = status.AgentState,
        UserState = status.UserState,
        StartedAt = status.StartedAt,
        Answers = status.Answers,
        Closing = status.Closing,
    };
}

/// <summary>A page of the sessions of the cluster.</summary>
/// <param name="Sessions">By name.</param>
/// <param name="Next">Ask for those after this one; null: these were the last.</param>
internal sealed record SessionPage(IReadOnlyList<SessionView> Sessions, string? Next);

/// <summary>A speech was made; its events tell what becomes of it.</summary>
/// <param name="SpeechId">Its name.</param>
internal sealed record SpeechView(string SpeechId);

/// <summary>The agents of the host.</summary>
/// <param name="Agents">Their names, sorted.</param>
/// <param name="Default">Who answers where nobody is asked for.</param>
internal sealed record AgentList(IReadOnlyList<string> Agents, string Default);
