namespace Agents.Actors;

/// <summary>
/// From the caller's last word to the agent's first sound, step by step: each value counts from the end of speech. A value is absent where
/// the step did not happen in this turn, or before the end of speech (an answer begun early).
/// </summary>
/// <param name="SpeechId">The speech that answers.</param>
/// <param name="EndOfSpeech">When the caller's voice ended.</param>
public sealed record TurnWaterfall(string SpeechId, DateTimeOffset EndOfSpeech)
{
    /// <summary>The last final transcript came.</summary>
    public TimeSpan? Transcript { get; init; }

    /// <summary>The turn was decided to be over.</summary>
    public TimeSpan? Decision { get; init; }

    /// <summary>The model was asked for what is heard first.</summary>
    public TimeSpan? Request { get; init; }

    /// <summary>Its first token.</summary>
    public TimeSpan? FirstToken { get; init; }

    /// <summary>The voice got its first text.</summary>
    public TimeSpan? FirstText { get; init; }

    /// <summary>The voice made its first sound.</summary>
    public TimeSpan? FirstAudioMade { get; init; }

    /// <summary>The first sound left for the caller.</summary>
    public TimeSpan? FirstAudioSent { get; init; }

    internal static TurnWaterfall? Of(Speech speech)
    {
        if (speech.UserMetrics is not { StoppedSpeakingAt: { } end } user)
            return null;
        var step = speech.Step;
        return new TurnWaterfall(speech.Handle.Id, end)
        {
            Transcript = user.TranscriptionDelay,
            Decision = user.EndOfTurnDelay,
            Request = TurnMetrics.Between(end, step.AskedAt),
            FirstToken = TurnMetrics.Between(end, step.FirstTokenAt),
            FirstText = TurnMetrics.Between(end, step.FirstTextToVoiceAt),
            FirstAudioMade = TurnMetrics.Between(end, step.FirstSoundMadeAt),
            FirstAudioSent = TurnMetrics.Between(end, step.HeardFrom),
        };
    }
}
