namespace Agents.Actors;

/// <summary>Asks everybody who has a vote on the end of the turn. Owned by /turns.</summary>
internal sealed class TurnVoters(IReadOnlyList<EndOfTurnVoter> voters)
{
    /// <summary>A number that is being collected; null for none.</summary>
    public DigitCollection? Digits { get; set; }

    /// <param name="turn">The open turn.</param>
    /// <param name="recent">The last messages of the conversation.</param>
    /// <param name="byEar">The vote of the detector that listens; null without one.</param>
    public IReadOnlyList<EndOfTurnVote> Ask(OpenTurn turn, IReadOnlyList<ChatMessage> recent, EndOfTurnVote? byEar)
    {
        var votes = voters.Select(voter => Ask(voter, turn, recent, byEar));
        return [.. Digits is { } digits ? votes.Append(digits.Vote(turn.Transcript.Text, turn.Transcript.Language)) : votes];
    }

    private static EndOfTurnVote Ask(EndOfTurnVoter voter, OpenTurn turn, IReadOnlyList<ChatMessage> recent, EndOfTurnVote? byEar) => voter switch
    {
        EndOfTurnVoter.TextVoter text => EndOfTurnVote.Of("text", Read(text.Detector, turn.Transcript, recent)),
        EndOfTurnVoter.DigitsVoter collect => collect.Number.Vote(turn.Transcript.Text, turn.Transcript.Language),
        EndOfTurnVoter.RecogniserVoter => new EndOfTurnVote("recogniser", turn.SttSaidEnd ? EndOfTurnOpinion.Finished : EndOfTurnOpinion.None,
            Delay: turn.SttSaidEnd ? TimeSpan.Zero : null),
        _ => byEar ?? EndOfTurnVote.Of("audio", null),
    };

    private static EndOfTurnPrediction? Read(ITextTurnDetector detector, TurnTranscript transcript, IReadOnlyList<ChatMessage> recent)
    {
        if (transcript.Text.Length == 0)
            return null;
        try
        {
            return detector.Predict(recent, transcript.Text, transcript.Language);
        }
        catch (Exception)
        {
            return null; // T13: a detector that fails makes no guess and stalls no turn
        }
    }
}
