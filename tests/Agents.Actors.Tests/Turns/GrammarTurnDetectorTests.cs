namespace Agents.Actors.Tests.Turns;

public class GrammarTurnDetectorTests
{
    [Theory]
    [InlineData("what time is it", false)]
    [InlineData("What time is it?", false)]
    [InlineData("my name is", true)]
    [InlineData("I would like to book a table for", true)]
    [InlineData("I would like a table and", true)]
    [InlineData("I was thinking, um.", true)]
    [InlineData("call me at five five five,", true)]
    [InlineData("That is all.", false)]
    [InlineData("yes", false)]
    [InlineData("um", true)]
    [InlineData("so", false)]
    [InlineData("well...", true)]
    public void English_turns_end_where_the_grammar_ends(string transcript, bool unfinished)
        => GrammarTurnDetector.Instance.Predict([], transcript, "en-US")!.Value.ProbablyUnfinished.ShouldBe(unfinished, transcript);

    [Theory]
    [InlineData("de", "ich hätte gern ein", true)]
    [InlineData("de", "ich hätte gern ein Bier", false)]
    [InlineData("fr", "je voudrais une", true)]
    [InlineData("es", "quiero hablar con", true)]
    public void Other_languages_have_their_own_words(string language, string transcript, bool unfinished)
        => GrammarTurnDetector.Instance.Predict([], transcript, language)!.Value.ProbablyUnfinished.ShouldBe(unfinished, transcript);

    [Fact]
    public void Checklist_25_a_language_without_a_table_gives_no_guess()
        => GrammarTurnDetector.Instance.Predict([], "jag heter", "sv").ShouldBeNull();
}
