namespace Agents.Actors;

/// <summary>Why a turn was decided when it was.</summary>
/// <param name="Trigger">What made the session ask.</param>
/// <param name="Delay">Silence that was waited for, counted from the end of speech.</param>
/// <param name="Probability">The detector's guess that the caller was done, 0 to 1; null without a detector or a language it knows.</param>
/// <param name="Threshold">Below it the caller probably was not done; null as above.</param>
public sealed record EndOfTurnReason(TurnTrigger Trigger, TimeSpan Delay, double? Probability = null, double? Threshold = null);
