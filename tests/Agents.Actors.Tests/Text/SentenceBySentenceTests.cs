using Agents.Inference;

namespace Agents.Actors.Tests.Text;

/// <summary>How a text is cut for a voice that takes whole sentences.</summary>
public class SentenceBySentenceTests
{
    private static List<string> Split(string text, int length = 1)
    {
        var sentences = new SentenceBuffer(keepFormatting: true);
        return [.. text.Chunk(length).SelectMany(piece => sentences.Push(new string(piece))), .. sentences.Flush()];
    }

    [Fact]
    public void Checklist_47_short_sentences_are_joined()
        => Split("Hi. How are you doing today?").ShouldBe(["Hi. How are you doing today?"]);

    [Fact]
    public void Checklist_47_a_sentence_comes_out_when_the_next_has_begun_and_the_rest_at_flush()
    {
        var sentences = new SentenceBuffer(keepFormatting: true);
        sentences.Push("It is a sunny day in Oslo.").ShouldBeEmpty();
        sentences.Push("\n ").ShouldBeEmpty();
        sentences.Push("Shall we").ShouldBe(["It is a sunny day in Oslo.\n "]);
        sentences.Push(" go out?").ShouldBeEmpty();
        sentences.Flush().ShouldBe(["Shall we go out?"]);
        sentences.Flush().ShouldBeEmpty();
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
}
