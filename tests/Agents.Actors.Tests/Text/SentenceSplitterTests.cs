namespace Agents.Actors.Tests.Text;

public class SentenceSplitterTests
{
    private static List<string> Split(string text, int length = 1)
    {
        var splitter = new SentenceSplitter();
        var sentences = text.Chunk(length).SelectMany(piece => splitter.Push(new string(piece))).ToList();
        if (splitter.Flush() is { } rest)
            sentences.Add(rest);
        return sentences;
    }

    [Fact]
    public void Checklist_47_short_sentences_are_joined()
        => Split("Hi. How are you doing today?").ShouldBe(["Hi. How are you doing today?"]);

    [Fact]
    public void Checklist_47_a_sentence_comes_out_when_the_next_has_begun_and_the_rest_at_flush()
    {
        var splitter = new SentenceSplitter();
        splitter.Push("It is a sunny day in Oslo.").ShouldBeEmpty();
        splitter.Push(" Shall").ShouldBeEmpty();
        splitter.Push(" we go out?").ShouldBe(["It is a sunny day in Oslo. "]);
        splitter.Flush().ShouldBe("Shall we go out?");
        splitter.Flush().ShouldBeNull();
    }

    [Theory]
    [InlineData("Please ask for Dr. Miller at the front desk today.")]
    [InlineData("The price is 3.50 euros for every single ticket.")]
    [InlineData("My name is J. Smith and I am calling about it.")]
    public void Points_inside_a_sentence_do_not_end_it(string sentence) => Split(sentence).ShouldBe([sentence]);

    [Fact]
    public void Nothing_is_lost_wherever_the_pieces_are_cut()
    {
        const string text = "First we look at the weather. Then we decide!  \"Shall we go out?\" I asked.\nIt was late already, was it not? Yes.";
        foreach (var length in new[] { 1, 2, 3, 7, 1000 })
            string.Concat(Split(text, length)).ShouldBe(text);
    }

    [Theory]
    [InlineData("don't stop-over, 3 times", 4)]
    [InlineData("今日は", 3)]
    [InlineData("... !", 0)]
    public void Words_are_counted(string text, int words) => Words.Count(text).ShouldBe(words);
}
