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
    Claimed,
    Released,
    InputSwitchedOff,
}

/// <summary>The caller's state machine. Pure: state and event in, state out.</summary>
internal static class UserStates
{
    /// <param name="state">Where the caller is.</param>
    /// <param name="happened">What happened.</param>
    /// <param name="claimed">A text or push-to-talk caller holds the turn: it pins "speaking".</param>
    /// <param name="voiced">Inside speech by VAD; decides where a released claim leads.</param>
    public static UserState Next(UserState state, UserStateEvent happened, bool claimed = false, bool voiced = false) => happened switch
    {
        UserStateEvent.SpeechStarted or UserStateEvent.Claimed => UserState.Speaking,
        UserStateEvent.SpeechEnded or UserStateEvent.InputSwitchedOff when state == UserState.Speaking && !claimed => UserState.Listening,
        UserStateEvent.Released when !claimed => voiced ? UserState.Speaking : UserState.Listening,
        UserStateEvent.AwayTimeout when state == UserState.Listening => UserState.Away,
        UserStateEvent.FinalTranscript when state == UserState.Away => UserState.Listening,
        _ => state,
    };
}
