namespace Agents.Actors;

/// <summary>What a voter thinks.</summary>
public enum EndOfTurnOpinion
{
    /// <summary>It has none: not its language, nothing to judge, or it failed.</summary>
    None,

    /// <summary>The caller is done.</summary>
    Finished,

    /// <summary>The caller will go on.</summary>
    Unfinished,
}

/// <summary>One voter's opinion on whether the caller's turn is over.</summary>
/// <param name="Voter">Who: <c>text</c>, <c>audio</c>, <c>recogniser</c> or <c>digits</c>.</param>
/// <param name="Opinion">What it thinks.</param>
/// <param name="Prediction">A detector's guess behind it; null for others.</param>
/// <param name="Delay">Silence it asks for; null: the minimum if finished, the maximum if not.</param>
public sealed record EndOfTurnVote(string Voter, EndOfTurnOpinion Opinion, EndOfTurnPrediction? Prediction = null, TimeSpan? Delay = null)
{
    internal static EndOfTurnVote Of(string voter, EndOfTurnPrediction? guess) => new(voter, guess switch
    {
        null => EndOfTurnOpinion.None,
        { ProbablyUnfinished: true } => EndOfTurnOpinion.Unfinished,
        _ => EndOfTurnOpinion.Finished,
    }, guess);

    /// <summary>
    /// The silence to wait for: whoever expects more is heard first, the most patient of them; then who is sure that nothing comes; else the minimum.
    /// </summary>
    internal static TimeSpan Count(IReadOnlyList<EndOfTurnVote> votes, TimeSpan min, TimeSpan max)
    {
        var unfinished = votes.Where(vote => vote.Opinion == EndOfTurnOpinion.Unfinished).ToList();
        if (unfinished.Count > 0)
            return unfinished.Max(vote => vote.Delay ?? max);
        var finished = votes.Where(vote => vote.Opinion == EndOfTurnOpinion.Finished).ToList();
        return finished.Count > 0 ? finished.Min(vote => vote.Delay ?? min) : min;
    }
}
