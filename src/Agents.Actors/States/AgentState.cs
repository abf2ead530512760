namespace Agents.Actors;

/// <summary>What the agent is doing (voice-session.md 2.2).</summary>
public enum AgentState
{
    /// <summary>Starting. The initial state.</summary>
    Initializing,

    /// <summary>Waiting for the caller.</summary>
    Listening,

    /// <summary>An answer or a tool is under way and nothing is audible.</summary>
    Thinking,

    /// <summary>The caller hears the agent.</summary>
    Speaking,
}

/// <summary>What decides where the agent is after a speech step was played or stopped.</summary>
/// <param name="Interrupted">It was stopped.</param>
/// <param name="ToolsPending">Its tools, or those of another speech, still run.</param>
/// <param name="ReplyQueued">An answer waits or has the floor.</param>
internal readonly record struct AfterSpeech(bool Interrupted, bool ToolsPending, bool ReplyQueued);

/// <summary>The rules of the agent's state. Pure.</summary>
internal static class AgentStates
{
    /// <summary>The state once a step of a speech has been played or stopped.</summary>
    public static AgentState Next(in AfterSpeech after) => after switch
    {
        { ReplyQueued: true } => AgentState.Thinking,
        { Interrupted: true } => AgentState.Listening,
        { ToolsPending: true } => AgentState.Thinking,
        _ => AgentState.Listening,
    };
}
