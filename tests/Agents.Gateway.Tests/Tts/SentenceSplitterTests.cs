namespace Agents.Gateway.Tests;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("   ", new string[0])]
    [InlineData("Hi there.", new[] { "Hi there." })]
    [InlineData("Hi. How are you? Fine!", new[] { "Hi.", "How are you?", "Fine!" })]
    [InlineData("Dr. Lee charged $3.50 on acme.com today. That was it.", new[] { "Dr. Lee charged $3.50 on acme.com today.", "That was it." })]
    [InlineData("He said \"Stop.\" Then he left.", new[] { "He said \"Stop.\"", "Then he left." })]
    [InlineData("J. R. Smith is here", new[] { "J. R. Smith is here" })]
    [InlineData("one\ntwo", new[] { "one", "two" })]
    [InlineData("Wait... what?", new[] { "Wait...", "what?" })]
    public void Text_is_cut_at_sentence_ends_only(string text, string[] sentences) => SentenceSplitter.Split(text).ShouldBe(sentences);

    [Theory]
    [InlineData("Done. ", true)]
    [InlineData("Done?\" ", true)]
    [InlineData("and then ", false)]
    [InlineData("Mr. ", false)]
    [InlineData("", true)]
    public void A_finished_sentence_is_recognised(string text, bool ends) => SentenceSplitter.EndsSentence(text).ShouldBe(ends);

    [Fact]
    public void Endless_text_is_cut_into_pieces_the_engine_can_take()
    {
        var pieces = SentenceSplitter.Split(new string('a', 10_000) + " " + string.Concat(Enumerable.Repeat("word ", 2000))).ToList();
        pieces.ShouldAllBe(piece => piece.Length <= (2 * SentenceSplitter.MaxLength) + 1);
        string.Concat(pieces).Replace(" ", "").Length.ShouldBe(10_000 + 8000);
    }
}
