using Microsoft.Extensions.AI;

namespace Agents.Actors;

/// <summary>
/// What is in force while an agent has the conversation: changes at run time over the agent's own over the session's (voice-session.md
/// 1.3), and all of it fitted by the session's <see cref="AgentDefinition.Fit"/>. Pure.
/// </summary>
internal static class AgentResolution
{
    /// <summary>What is in force, and what was asked for and is not possible.</summary>
    /// <param name="session">What the session gives to every agent.</param>
    /// <param name="agent">Whose turn it is.</param>
    /// <param name="changes">Changes at run time.</param>
    public static ListeningPlan Resolve(AgentDefinition session, Agent agent, SessionUpdate changes) => ListeningPlan.Resolve(Fitted(session, session with
    {
        Id = agent.Id,
        Instructions = agent.Instructions,
        TextInstructions = agent.TextInstructions,
        Stt = changes.Stt ?? agent.Stt ?? session.Stt,
        Llm = changes.Llm ?? agent.Llm ?? session.Llm,
        Tts = changes.Tts ?? agent.Tts ?? session.Tts,
        Vad = changes.Vad ?? (agent.HasVad ? agent.Vad : session.Vad),
        Tools = Join(session.Tools, agent.Tools, AgentMethods.Of(agent)),
        Greeting = agent.Greeting,
        Options = changes.Options.ApplyTo(agent.Options.ApplyTo(session.Options)),
        OnUserTurnCompleted = null,
        OnToolsExecuted = null,
    }));

    /// <summary>All tools, each object once; the same name twice is the validation's business.</summary>
    public static IReadOnlyList<AIFunction> Join(params IReadOnlyList<AIFunction>[] tools) => [.. tools.SelectMany(list => list).Distinct()];

    private static AgentDefinition Fitted(AgentDefinition session, AgentDefinition inForce) => session.Fit?.Invoke(inForce) ?? inForce;
}
