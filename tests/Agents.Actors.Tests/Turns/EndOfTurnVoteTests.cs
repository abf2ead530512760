namespace Agents.Actors.Tests.Turns;

public class EndOfTurnVoteTests
{
    private static readonly EndOfTurnVote Nothing = new("text", EndOfTurnOpinion.None),
        Done = new("text", EndOfTurnOpinion.Finished),
        Goes = new("audio", EndOfTurnOpinion.Unfinished),
        Sure = new("recogniser", EndOfTurnOpinion.Finished, Delay: TimeSpan.Zero),
        Waits = new("digits", EndOfTurnOpinion.Unfinished, Delay: TimeSpan.FromSeconds(5));

    private static double Count(params EndOfTurnVote[] votes)
        => EndOfTurnVote.Count(votes, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(3)).TotalSeconds;

    [Fact]
    public void Without_an_opinion_the_minimum_counts()
    {
        Count().ShouldBe(0.5);
        Count(Nothing, Nothing).ShouldBe(0.5);
    }

    [Fact]
    public void Whoever_expects_more_is_heard_first()
    {
        Count(Done, Goes).ShouldBe(3);
        Count(Sure, Goes).ShouldBe(3);
        Count(Waits, Goes, Sure).ShouldBe(5);
    }

    [Fact]
    public void Whoever_is_sure_ends_it_sooner()
    {
        Count(Done).ShouldBe(0.5);
        Count(Done, Sure).ShouldBe(0);
        Count(Nothing, Sure).ShouldBe(0);
    }

    [Fact]
    public void Checklist_24_the_threshold_itself_counts_as_finished()
        => EndOfTurnVote.Of("text", new(0.36, 0.36)).Opinion.ShouldBe(EndOfTurnOpinion.Finished);

    [Fact]
    public void Checklist_25_a_language_that_is_not_supported_gives_no_opinion()
        => EndOfTurnVote.Of("text", null).Opinion.ShouldBe(EndOfTurnOpinion.None);

    [Fact]
    public void Checklist_35_a_text_detector_that_throws_gives_no_opinion()
    {
        var turn = OpenTurn.None with { Transcript = TurnTranscript.Empty.WithInterim("hello") };
        var votes = new TurnVoters([EndOfTurnVoter.Text(new Thrower())]).Ask(turn, [], null);
        Count([.. votes]).ShouldBe(0.5);
    }

    private sealed class Thrower : ITextTurnDetector
    {
        public EndOfTurnPrediction? Predict(IReadOnlyList<Messages.ChatMessage> context, string transcript, Messages.LanguageCode language)
            => throw new InvalidOperationException("broken");
    }
}
