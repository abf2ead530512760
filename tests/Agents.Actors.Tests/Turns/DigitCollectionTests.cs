namespace Agents.Actors.Tests.Turns;

public class DigitCollectionTests
{
    [Theory]
    [InlineData("zero one two", "en", 3)]
    [InlineData("it's 12 34, I think", "en", 4)]
    [InlineData("double four seven", "en", 3)]
    [InlineData("triple nine", "", 3)]
    [InlineData("null eins zwo fünf", "de", 4)]
    [InlineData("un deux trois", "fr-CA", 3)]
    [InlineData("let me see", "en", 0)]
    public void Digits_are_counted_written_or_spelled_out(string transcript, string language, int expected)
        => SpokenDigits.Count(transcript, new(language)).ShouldBe(expected);

    [Theory]
    [InlineData("let me see", EndOfTurnOpinion.None, null)]
    [InlineData("one two three", EndOfTurnOpinion.Unfinished, 2.0)]
    [InlineData("one two three four", EndOfTurnOpinion.Finished, 0.0)]
    public void An_incomplete_number_waits_and_a_complete_one_does_not(string transcript, EndOfTurnOpinion opinion, double? delay)
    {
        var vote = new DigitCollection(4, TimeSpan.FromSeconds(2)).Vote(transcript, new("en"));
        (vote.Opinion, vote.Delay?.TotalSeconds).ShouldBe((opinion, delay));
    }

    [Fact]
    public void A_count_out_of_range_is_refused()
        => Should.Throw<SessionOptionsException>(() => new DigitCollection(0).Validate()).Faults.Single()
            .ShouldBe("digits.count is 0; it must be from 1 to 100.");
}
