namespace Agents.Actors.Tests.Interruptions;

public class BackchannelWordsTests
{
    [Theory]
    [InlineData("en", "Mm-hm.", true)]
    [InlineData("en", "okay, I see", true)]
    [InlineData("", "yeah yeah", true)]
    [InlineData("en", "okay but wait", false)]
    [InlineData("en", "stop", false)]
    [InlineData("en", "", false)]
    [InlineData("de", "ja, genau", true)]
    [InlineData("de", "yeah", false)]
    [InlineData("xx", "yeah", false)]
    public void Only_listening_words_count(string language, string transcript, bool covers)
        => BackchannelWords.Default.Covers(transcript, language).ShouldBe(covers);

    [Fact]
    public void An_answer_to_a_question_is_no_listening_word()
    {
        BackchannelWords.Default.Covers("okay", "en").ShouldBeTrue();
        BackchannelWords.Default.Covers("okay", "en", agentAsks: true).ShouldBeFalse();
        BackchannelWords.Default.Covers("mm-hm", "en", agentAsks: true).ShouldBeTrue();
    }

    [Fact]
    public void Lists_are_replaceable()
    {
        var own = new BackchannelWords(new Dictionary<string, IReadOnlyCollection<string>> { ["en"] = ["roger that"] });
        own.Covers("Roger that!", "en").ShouldBeTrue();
        own.Covers("yeah", "en").ShouldBeFalse();
        BackchannelWords.None.Covers("yeah", "en").ShouldBeFalse();
    }
}
