namespace Agents.Actors;

/// <summary>A caller who has said more than the limit allows (voice-session.md I29).</summary>
/// <param name="Transcript">The last words.</param>
/// <param name="AccumulatedTranscript">Everything since the agent last spoke.</param>
/// <param name="AccumulatedWordCount">How many words that is.</param>
/// <param name="Duration">Time since the first of them.</param>
public sealed record ExceededTurn(
    Sensitive<string> Transcript, Sensitive<string> AccumulatedTranscript, int AccumulatedWordCount, TimeSpan Duration)
{
    internal const string Politely =
        "The caller has been talking for long. Interrupt politely: sum up in one sentence and ask what you need.";
}
