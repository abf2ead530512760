namespace Agents.Actors;

/// <summary>Whose tool is running: flows with the tool's own awaits, and nowhere else.</summary>
/// <param name="Session">The session, as the agent sees it.</param>
/// <param name="Speech">The speech that waits for the tool.</param>
/// <param name="CallId">Id of the call it runs for.</param>
/// <param name="Runner">The actor that runs it.</param>
internal sealed record ToolScope(AgentSession Session, SpeechHandle Speech, string CallId, IActorRef Runner)
{
    private static readonly AsyncLocal<ToolScope?> Flowing = new();

    public static ToolScope? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }
}
