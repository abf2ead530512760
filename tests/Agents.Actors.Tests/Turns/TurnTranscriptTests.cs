using Agents.Messages;

namespace Agents.Actors.Tests.Turns;

public class TurnTranscriptTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private static SpeechData Heard(string text, string language = "en", double confidence = 1)
        => new(language, text) { Confidence = confidence };

    [Fact]
    public void Finals_are_joined_and_the_interim_follows()
    {
        var turn = TurnTranscript.Empty.WithInterim("what").WithFinal(Heard("what time"), Now).WithFinal(Heard("is it", confidence: 0.5),
            Now).WithInterim("now");
        turn.Text.ShouldBe("what time is it now");
        turn.Finals.ShouldBe("what time is it");
        turn.Confidence.ShouldBe(0.75);
    }

    [Fact]
    public void A_commit_takes_its_own_words_and_leaves_later_ones()
    {
        var committed = TurnTranscript.Empty.WithFinal(Heard("what time is it"), Now);
        var later = committed.WithFinal(Heard("in Oslo"), Now.AddSeconds(1)).WithInterim("now");
        var rest = later.Without(committed);
        rest.Finals.ShouldBe("in Oslo");
        rest.Interim.ShouldBe("now");
        rest.LastFinalAt.ShouldBe(Now.AddSeconds(1));
        committed.Without(committed).IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData("en", "ja bitte sehr", "de", "de")]
    [InlineData("en", "ja", "de", "en")] // 38: too short to change the language
    [InlineData("en", "hello there", "multi", "en")] // 38
    [InlineData("en", "hello there", "auto", "en")]
    public void Checklist_38_only_a_long_transcript_changes_the_language(string before, string text, string language, string after)
        => TurnTranscript.Empty.WithFinal(Heard("hello", before), Now).WithFinal(Heard(text, language), Now).Language.Value.ShouldBe(after);
}
