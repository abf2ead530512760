namespace Agents.Actors;

/// <summary>
/// Something that the application asks of a session. Send it to the session's ref, or inside a <see cref="SessionEnvelope"/> to the region.
/// </summary>
public abstract record SessionCommand;

/// <summary>Say a text.</summary>
/// <param name="Handle">The speech, made by <see cref="VoiceSessionHandle"/>.</param>
/// <param name="Text">What to say.</param>
/// <param name="Priority">Before whom it is said.</param>
/// <param name="AddToChatContext">Whether what is heard enters the conversation.</param>
public sealed record SayText(SpeechHandle Handle, string Text, SpeechPriority Priority, bool AddToChatContext) : SessionCommand
{
    /// <summary>The sound of the text; null lets the voice speak.</summary>
    public IAsyncEnumerable<AudioFrame>? Sound { get; init; }
}

/// <summary>Let the model speak.</summary>
/// <param name="Handle">The speech, made by <see cref="VoiceSessionHandle"/>.</param>
/// <param name="UserInput">Words of the caller that came as text; null for none.</param>
/// <param name="Instructions">Instructions for this answer alone; null for none.</param>
/// <param name="ToolChoice">Which function the model may or must call; null leaves it to the model.</param>
public sealed record GenerateReply(SpeechHandle Handle, string? UserInput, string? Instructions, ToolChoice? ToolChoice) : SessionCommand
{
    /// <summary>Names of the functions it may use; null: all.</summary>
    public IReadOnlyList<string>? Tools { get; init; }

    /// <summary>The conversation it shall see; null: what the agent knows.</summary>
    public ChatContext? ChatContext { get; init; }
}

/// <summary>Stop one speech.</summary>
/// <param name="Handle">Which.</param>
public sealed record InterruptSpeech(SpeechHandle Handle) : SessionCommand;

/// <summary>
/// Stop the current speech and what waits behind it, up to the first that may not be interrupted. Answered with <see cref="Done"/> when all
/// are done and stored.
/// </summary>
/// <param name="Force">Also those that may not be interrupted.</param>
public sealed record InterruptAll(bool Force) : SessionCommand;

/// <summary>Decide the caller's turn now. Answered with <see cref="TurnCommitted"/>.</summary>
/// <param name="TranscriptTimeout">How long to wait for the last words.</param>
/// <param name="SkipReply">Store the words without an answer.</param>
public sealed record CommitUserTurn(TimeSpan TranscriptTimeout, bool SkipReply) : SessionCommand;

/// <summary>What a <see cref="CommitUserTurn"/> took.</summary>
/// <param name="Transcript">Empty if nothing was said.</param>
public sealed record TurnCommitted(string Transcript);

/// <summary>Forget what the caller has said in the turn that is open.</summary>
public sealed record ClearUserTurn : SessionCommand;

/// <summary>From now on the caller says a number, digit by digit, or not any more.</summary>
/// <param name="Digits">What is expected; null: nothing any more.</param>
public sealed record CollectDigits(DigitCollection? Digits) : SessionCommand;

/// <summary>The caller's device has played sound of a speech: what an interruption leaves in the conversation follows it.</summary>
/// <param name="Speech">Number of the speech: <see cref="PlayedFrame.Speech"/>.</param>
/// <param name="Rendered">How much of the speech's sound was played, from its first frame on.</param>
public sealed record PlaybackMark(int Speech, TimeSpan Rendered) : SessionCommand;

/// <summary>Answered with <see cref="SessionIdle"/> when nothing is said, thought, decided or waited for.</summary>
public sealed record WhenIdle : SessionCommand;

/// <summary>Nothing is said, thought, decided or waited for.</summary>
public sealed record SessionIdle;

/// <summary>Get every event of the session, from its first on; <see cref="SessionClosed"/> is the last.</summary>
/// <param name="Subscriber">Who gets them.</param>
public sealed record SubscribeToEvents(IActorRef Subscriber) : SessionCommand;

/// <summary>End the session. Answered with <see cref="Done"/> once it is closed.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Drain">Whether current and waiting speeches are said to their end first.</param>
public sealed record CloseSession(CloseReason Reason = CloseReason.UserInitiated, bool Drain = false) : SessionCommand;
