namespace Agents.Actors;

/// <summary>An agent that waits for a task, as it was when the task took over.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Waiting">Its speech that waits; null for a hook.</param>
/// <param name="AllowedInterruptions">Whether that speech could be interrupted.</param>
internal sealed record SuspendedAgent(ActiveAgent Agent, SpeechHandle? Waiting, bool AllowedInterruptions)
{
    /// <summary>Protects what waits: the caller's words are the task's now.</summary>
    public static SuspendedAgent Of(ActiveAgent agent, SpeechHandle? waiting)
    {
        var allowed = waiting?.AllowInterruptions ?? false;
        if (waiting is { Interrupted: false })
            waiting.AllowInterruptions = false;
        return new SuspendedAgent(agent, waiting, allowed);
    }

    public void Resume()
    {
        if (AllowedInterruptions)
            Waiting!.AllowInterruptions = true;
    }
}
