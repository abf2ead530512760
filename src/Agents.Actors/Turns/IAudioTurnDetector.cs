namespace Agents.Actors;

/// <summary>
/// Guesses from the caller's voice whether a turn is finished (voice-session.md 3.3, T14). Plug one in with <see cref="TurnDetection.Audio"/>.
/// </summary>
public interface IAudioTurnDetector
{
    /// <summary>Starts listening to one caller.</summary>
    IAudioTurnStream Open();
}

/// <summary>
/// Listens to one caller. <see cref="Push"/> is called on the session's audio loop, everything else on its actor; none of it may block.
/// </summary>
public interface IAudioTurnStream : IDisposable
{
    /// <summary>Takes the caller's sound, 16 kHz mono, as it comes.</summary>
    void Push(AudioFrame frame);

    /// <summary>
    /// Guesses from what was heard so far. Called once the caller has been silent for 0.2 s; asked again only when this was answered or cancelled. An answer
    /// after 1 s comes too late.
    /// </summary>
    /// <param name="language">Language of the turn; empty if unknown.</param>
    /// <param name="cancellationToken">Cancelled when the caller speaks again.</param>
    /// <returns>The guess, or null if the language is not supported. An exception counts as "finished".</returns>
    Task<EndOfTurnPrediction?> PredictAsync(LanguageCode language, CancellationToken cancellationToken);

    /// <summary>The turn is over: what was heard belongs to the past.</summary>
    void TurnEnded();
}
