namespace Agents.Actors;

/// <summary>The recogniser heard something.</summary>
/// <param name="Event">What.</param>
/// <param name="Anchor">The moment that time zero of the event stands for (voice-session.md T4).</param>
internal sealed record Heard(SpeechEvent Event, DateTimeOffset Anchor);

