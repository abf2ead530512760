namespace Agents.Actors;

/// <summary>What the caller is doing (voice-session.md 2.1).</summary>
public enum UserState
{
    /// <summary>Silent, and there. The initial state.</summary>
    Listening,

    /// <summary>Speaking.</summary>
    Speaking,

    /// <summary>Silent for so long that they may have gone.</summary>
    Away,
}

/// <summary>What may change the caller's state.</summary>
internal enum UserStateEvent
{
    SpeechStarted,
    SpeechEnded,
    AwayTimeout,
    FinalTranscript,
}

/// <summary>The caller's state machine. Pure: state and event in, state out.</summary>
internal static class UserStates
{
    public static UserState Next(UserState state, UserStateEvent happened) => happened switch
    {
        UserStateEvent.SpeechStarted => UserState.Speaking,
        UserStateEvent.SpeechEnded when state == UserState.Speaking => UserState.Listening,
        UserStateEvent.AwayTimeout when state == UserState.Listening => UserState.Away,
        UserStateEvent.FinalTranscript when state == UserState.Away => UserState.Listening,
        _ => state,
    };

    /// <summary>The state while the application holds the caller's turn so many times.</summary>
    public static UserState WithClaims(UserState heard, int claims) => claims > 0 ? UserState.Speaking : heard;
}
