namespace Agents.Actors;

/// <summary>Why a turn was decided when it was.</summary>
/// <param name="Trigger">What made the session ask.</param>
/// <param name="Delay">Silence that was waited for, counted from the end of speech.</param>
public sealed record EndOfTurnReason(TurnTrigger Trigger, TimeSpan Delay)
{
    /// <summary>What everybody thought who was asked; empty where only silence or the application decides.</summary>
    public IReadOnlyList<EndOfTurnVote> Votes { get; init; } = [];

    /// <summary>A detector's guess that the caller was done, 0 to 1; null without a detector or a language it knows.</summary>
    public double? Probability => Guess?.Probability;

    /// <summary>Below it the caller probably was not done; null as above.</summary>
    public double? Threshold => Guess?.Threshold;

    private EndOfTurnPrediction? Guess => Votes.FirstOrDefault(vote => vote.Prediction is not null)?.Prediction;

    /// <inheritdoc />
    public override string ToString()
        => $"{Trigger} after {Delay.TotalSeconds} s{string.Concat(Votes.Select(vote => $", {vote.Voter} {vote.Opinion} {vote.Prediction?.Probability}"))}";
}
