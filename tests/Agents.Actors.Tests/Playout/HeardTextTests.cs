using Agents.Messages;

namespace Agents.Actors.Tests.Playout;

public class HeardTextTests
{
    private const string Said = "Oslo is the capital of Norway. It lies on a fjord.";

    private static TimedWord Word(string text, double start) => new(text, TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(start + 0.2));

    private static readonly TimedWord[] Words =
        [Word("Oslo", 0), Word("is", 0.4), Word("the", 0.5), Word("capital", 0.6), Word("of", 1.0), Word("Norway.", 1.1), Word("It", 1.8)];

    [Theory]
    [InlineData(0.0, "")]
    [InlineData(0.05, "Oslo")]
    [InlineData(0.6, "Oslo is the")] // a word that begins exactly there was not heard
    [InlineData(1.15, "Oslo is the capital of Norway.")]
    [InlineData(9.0, "Oslo is the capital of Norway. It")]
    public void By_word_times_the_words_begun_before_the_position_were_heard(double position, string heard)
        => HeardText.ByWordTimes(Said, Words, TimeSpan.FromSeconds(position)).ShouldBe(heard);

    [Fact]
    public void A_word_that_the_voice_spells_otherwise_counts_as_the_next_one()
        => HeardText.ByWordTimes("At 5 pm, sharp.", [Word("At", 0), Word("five", 0.2), Word("pm", 0.5)],
            TimeSpan.FromSeconds(0.4)).ShouldBe("At 5");

    [Theory]
    [InlineData(0.0, "")]
    [InlineData(1.0, "Oslo is the")]
    [InlineData(4.0, Said)]
    public void By_the_clock_syllables_place_the_words(double position, string heard)
        => HeardText.ByClock(Said, TimeSpan.FromSeconds(position), TimeSpan.FromSeconds(4)).ShouldBe(heard);

    [Fact]
    public void Without_a_known_length_the_standard_rate_is_used()
        => HeardText.ByClock("one two three four", TimeSpan.FromSeconds(2.1 / HeardText.SyllablesPerSecond),
            null).ShouldBe("one two three");

    [Fact]
    public void Heard_text_is_always_a_beginning_of_the_intended_text()
    {
        for (var position = 0.0; position < 5; position += 0.05)
        {
            Said.ShouldStartWith(HeardText.ByClock(Said, TimeSpan.FromSeconds(position), TimeSpan.FromSeconds(4)));
            Said.ShouldStartWith(HeardText.ByWordTimes(Said, Words, TimeSpan.FromSeconds(position)));
        }
    }

    [Theory]
    [InlineData("Oslo", 2)]
    [InlineData("time", 1)]
    [InlineData("the", 1)]
    [InlineData("table", 2)]
    [InlineData("Norway.", 2)]
    [InlineData("hmm", 1)]
    [InlineData("42", 2)]
    [InlineData("東京", 2)]
    [InlineData("—", 0)]
    public void Syllables_are_estimated(string word, int expected) => Syllables.Count(word).ShouldBe(expected);
}
