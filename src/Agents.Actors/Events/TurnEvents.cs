namespace Agents.Actors;

/// <summary>The caller was understood, or is being understood.</summary>
/// <param name="Transcript">The words of this utterance.</param>
/// <param name="IsFinal">Whether they will not change.</param>
public sealed record UserInputTranscribed(Sensitive<string> Transcript, bool IsFinal) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "user_input_transcribed";

    /// <summary>Language, if the recogniser knows it.</summary>
    public LanguageCode Language { get; init; }

    /// <summary>Who spoke, if the recogniser tells speakers apart.</summary>
    public string? SpeakerId { get; init; }
}

/// <summary>The caller spoke and no transcript came in time (I28).</summary>
/// <param name="SpeechDuration">How long the caller had spoken.</param>
/// <param name="VadSpeechStartedAt">When.</param>
public sealed record UserTranscriptionTimeout(TimeSpan SpeechDuration, DateTimeOffset VadSpeechStartedAt) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "user_transcription_timeout";
}

/// <summary>The caller's turn was decided to be over.</summary>
/// <param name="Transcript">What the turn says.</param>
/// <param name="Reason">Why now.</param>
/// <param name="Verdict">What became of it.</param>
public sealed record UserTurnEnded(Sensitive<string> Transcript, EndOfTurnReason Reason, TurnVerdict Verdict) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "user_turn_ended";
}

/// <summary>An item entered the conversation's history. Not fired for function calls.</summary>
/// <param name="Item">The message or handoff.</param>
public sealed record ConversationItemAdded(ChatItem Item) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "conversation_item_added";

    /// <summary>What the agent meant to say, where <see cref="Item"/> holds what was heard; null where both are the same.</summary>
    public Sensitive<string>? Intended { get; init; }

    /// <summary>The sound of an agent's message, for callers that know better what they have played; null for other items and without a voice.</summary>
    public SpokenText? Spoken { get; init; }

    /// <summary>Latencies of this message; null for other items.</summary>
    public TurnMetrics? Metrics { get; init; }
}
