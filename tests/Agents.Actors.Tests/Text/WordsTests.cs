namespace Agents.Actors.Tests.Text;

public class WordsTests
{
    [Theory]
    [InlineData("don't stop-over, 3 times", 4)]
    [InlineData("今日は", 3)]
    [InlineData("... !", 0)]
    public void Words_are_counted(string text, int words) => Words.Count(text).ShouldBe(words);
}
