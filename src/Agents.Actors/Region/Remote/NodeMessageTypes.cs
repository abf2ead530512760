namespace Agents.Actors;

/// <summary>The commands and answers that may travel between nodes, by name. All others stay on their node.</summary>
public static class NodeMessageTypes
{
    /// <summary>Commands.</summary>
    public static NamedTypes Commands { get; } = new(
        ("start_say", typeof(StartSay)),
        ("start_reply", typeof(StartReply)),
        ("interrupt", typeof(InterruptAll)),
        ("commit_user_turn", typeof(CommitUserTurn)),
        ("clear_user_turn", typeof(ClearUserTurn)),
        ("when_idle", typeof(WhenIdle)),
        ("get_status", typeof(GetStatus)),
        ("get_transcript", typeof(GetTranscript)),
        ("get_waterfall", typeof(GetWaterfall)),
        ("close", typeof(CloseSession)));

    /// <summary>Answers.</summary>
    public static NamedTypes Answers { get; } = new(
        ("speech_accepted", typeof(SpeechAccepted)),
        ("done", typeof(Done)),
        ("turn_committed", typeof(TurnCommitted)),
        ("session_status", typeof(SessionStatus)),
        ("session_transcript", typeof(SessionTranscript)),
        ("session_waterfall", typeof(SessionWaterfall)),
        ("session_idle", typeof(SessionIdle)));

    /// <summary>Whether a session answers a command.</summary>
    internal static bool IsAnswered(SessionCommand command) => command is not ClearUserTurn;
}
