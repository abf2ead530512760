namespace Agents.Actors.Tests.Text;

public class TextFilterTests
{
    private static string Run(ITextFilter filter, IEnumerable<string> pieces) => string.Concat(pieces.Select(filter.Push)) + filter.Flush();

    private static IEnumerable<string> Cut(string text, int length) => text.Chunk(length).Select(piece => new string(piece));

    [Theory]
    [InlineData("It is **very** *nice* in `Oslo`.", "It is very nice in Oslo.")]
    [InlineData("# Weather\nSunny.", "Weather\nSunny.")]
    [InlineData("- one\n- two\n", "one\ntwo\n")]
    [InlineData("See [the map](https://example.org/a_b) now.", "See the map now.")]
    [InlineData("![A cat](cat.png) sleeps.", "A cat sleeps.")]
    [InlineData("> quoted\nplain", "quoted\nplain")]
    [InlineData("snake_case_name and 3 * 4 = 12", "snake_case_name and 3 * 4 = 12")]
    [InlineData("~~old~~ new", "old new")]
    [InlineData("```csharp\nvar x = 1;\n```\ndone", "var x = 1;\ndone")]
    [InlineData("1. first\n2. second", "1. first\n2. second")]
    [InlineData("__bold__ and _soft_ words", "bold and soft words")]
    [InlineData("half *open", "half *open")]
    [InlineData("It is -5 degrees", "It is -5 degrees")]
    public void Markdown_is_taken_out_wherever_the_pieces_are_cut(string text, string spoken)
    {
        foreach (var length in new[] { 1, 2, 3, 5, 7, 100 })
            Run(new MarkdownFilter(), Cut(text, length)).ShouldBe(spoken, $"cut every {length} characters");
    }

    [Fact]
    public void Plain_text_passes_the_markdown_filter_at_once()
    {
        var filter = new MarkdownFilter();
        filter.Push("It is sunny ").ShouldBe("It is sunny ");
        filter.Push("today.").ShouldBe("today.");
    }

    [Theory]
    [InlineData("Hello 👋🏽 you 👨‍👩‍👧!", "Hello  you !")]
    [InlineData("It is 21 °C, 50 % © → ok", "It is 21 °C, 50 % © → ok")]
    [InlineData("❤️ ☀️ done", "  done")]
    public void Emoji_are_taken_out_wherever_the_pieces_are_cut(string text, string spoken)
    {
        foreach (var length in new[] { 1, 2, 3, 100 })
            Run(new EmojiFilter(), Cut(text, length)).ShouldBe(spoken, $"cut every {length} characters");
    }
}
