namespace Agents.Inference.Tests.TextToSpeech;

public sealed class SentenceTests
{
    public static TheoryData<string[], string[][]> Vectors => new()
    {
        { ["Hi there."], [[], ["Hi there."]] },
        { ["Hi. ", "How are you ", "doing today? ", "All good here."], [[], [], [], ["Hi. How are you doing today?"], ["All good here."]] },
        { ["The order shipped yesterday. ", "It arrives on Friday. ", "Bye!"], [[], ["The order shipped yesterday."], ["It arrives on Friday."], ["Bye!"]] },
        { ["Dr. Lee charged $3.50 on acme.com today. ", "That was it."], [[], ["Dr. Lee charged $3.50 on acme.com today."], ["That was it."]] },
        { ["Wait... what happened to the parcel? I do not know!"], [["Wait... what happened to the parcel?"], ["I do not know!"]] },
        { ["A", "B", "C"], [[], [], [], ["ABC"]] },
        { [""], [[], []] },
        { ["   "], [[], []] },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    [Trait("protocol", "58")]
    public void Point_058_sentences_come_out_when_the_next_has_begun(string[] chunks, string[][] expected)
    {
        var buffer = new SentenceBuffer();
        for (var i = 0; i < chunks.Length; i++)
            buffer.Push(chunks[i]).ShouldBe(expected[i]);
        buffer.Flush().ShouldBe(expected[^1]);
    }

    [Theory]
    [InlineData("He lives in the U.S. now and then. Second sentence is here.", 2)]
    [InlineData("He has left the whole U.S. He came back to it again.", 2)]
    [InlineData("Bring fruit, e.g. apples or pears, please. Then we can all eat.", 2)]
    [InlineData("She has a Ph.D. in physics from there. He does not have one.", 2)]
    [InlineData("He said \"this is quite enough.\" Then he left us all alone.", 2)]
    [InlineData("这是一个非常长的句子，因为它需要超过二十个字符。这是第二个很长的句子，也超过二十个字符。", 2)]
    public void Dots_that_do_not_end_a_sentence_do_not(string text, int sentences) => SentenceSplitter.Split(text).Count.ShouldBe(sentences);

    [Fact]
    public void However_text_is_cut_all_of_its_words_come_out_once_and_in_order()
    {
        var random = new Random(4711);
        const string text = "Mr. Smith paid $3.50. Really? Yes! He went to acme.com, e.g. to shop... Then the U.S. team won. It was 1.2 miles away. Done";
        for (var round = 0; round < 200; round++)
        {
            var buffer = new SentenceBuffer();
            var tokens = new List<string>();
            for (var at = 0; at < text.Length;)
            {
                var length = Math.Min(text.Length - at, random.Next(1, 12));
                tokens.AddRange(buffer.Push(text.Substring(at, length)));
                at += length;
            }
            tokens.AddRange(buffer.Flush());
            string.Concat(tokens).Replace(" ", "").ShouldBe(text.Replace(" ", ""));
        }
    }

    [Theory]
    [InlineData("inworld", 900)]
    [InlineData("cartesia", 400)]
    [InlineData("xai", 1000)]
    [InlineData("deepgram", null)]
    public void Providers_take_only_so_much_at_once(string provider, int? cap)
    {
        SentenceLimits.CapOf(provider).ShouldBe(cap);
        var sentence = new string('a', 149) + ".";
        var sentences = new SentenceBuffer(new SentenceLimits(Min: 5000, Max: cap));
        var pieces = sentences.Push(string.Join(' ', Enumerable.Repeat(sentence, 20))).Concat(sentences.Flush()).ToList();
        pieces.ShouldAllBe(piece => piece.Length <= (cap ?? int.MaxValue));
        pieces.Count.ShouldBe(cap switch { 900 => 4, 400 => 10, 1000 => 4, _ => 1 });
    }

    [Fact]
    public void A_sentence_longer_than_the_cap_stays_whole()
    {
        var sentences = new SentenceBuffer(new SentenceLimits(Max: 40));
        var longest = new string('a', 99) + ".";
        sentences.Push($"This one is short enough. {longest} This one is short again.")
            .Concat(sentences.Flush()).ShouldBe(["This one is short enough.", longest, "This one is short again."]);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(20, 19)]
    public void Lengths_that_cannot_be_kept_are_refused(int min, int? max) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Tts(new TtsOptions { Model = "a/b", ApiKey = "k", ApiSecret = "s", Packets = new SentenceLimits(min, max) }))
            .ParamName.ShouldBe("Packets");
}
