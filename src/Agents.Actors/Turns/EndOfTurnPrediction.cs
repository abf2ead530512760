namespace Agents.Actors;

/// <summary>A detector's guess.</summary>
/// <param name="Probability">How probable it is that the caller is done, 0 to 1.</param>
/// <param name="Threshold">Below it the longer delay is used; the threshold itself counts as done.</param>
public readonly record struct EndOfTurnPrediction(double Probability, double Threshold)
{
    /// <summary>Whether the caller probably goes on.</summary>
    public bool ProbablyUnfinished => Probability < Threshold;
}
