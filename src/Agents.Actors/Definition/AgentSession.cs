namespace Agents.Actors;

/// <summary>The session as an agent sees it: what it says while it is being replaced is still heard.</summary>
public sealed class AgentSession : SessionControls
{
    private readonly int _activity;

    internal AgentSession(SessionSetup setup, IActorRef session, int activity)
        : base(setup, session) => _activity = activity;

    /// <summary>The session whose tool is running here; null outside of tools.</summary>
    public static AgentSession? Current => ToolScope.Current?.Session;

    internal override SessionCommand Sent(SessionCommand command) => new AsAgent(_activity, command);
}
