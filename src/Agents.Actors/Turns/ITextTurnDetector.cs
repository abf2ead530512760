namespace Agents.Actors;

/// <summary>
/// Guesses from the words alone whether a turn is finished (voice-session.md T13). Called on the session's own scheduler: it must not
/// block.
/// </summary>
public interface ITextTurnDetector
{
    /// <summary>Guesses, or says that it cannot.</summary>
    /// <param name="context">The last items of the conversation, without tools and instructions.</param>
    /// <param name="transcript">What the caller has said in this turn.</param>
    /// <param name="language">Language of the transcript; empty if unknown.</param>
    /// <returns>The guess, or null if the language is not supported. An exception counts as no guess.</returns>
    EndOfTurnPrediction? Predict(IReadOnlyList<ChatMessage> context, string transcript, LanguageCode language);
}
