namespace Agents.Hocon.Tests.Specification;

public class WhitespaceTests
{
    [Theory]
    [InlineData('\u0009')]
    [InlineData('\u000B')]
    [InlineData('\u000C')]
    [InlineData('\u000D')]
    [InlineData('\u001C')]
    [InlineData('\u001D')]
    [InlineData('\u001E')]
    [InlineData('\u001F')]
    [InlineData('\u0020')]
    [InlineData('\u00A0')]
    [InlineData('\u2007')]
    [InlineData('\u202F')]
    [InlineData('\u2028')]
    [InlineData('\u2029')]
    [InlineData('\u3000')]
    [InlineData('\uFEFF')]
    public void Every_separator_is_whitespace_but_only_the_newline_separates(char space)
    {
        $"{space}a{space}={space}1{space}\n{space}b{space}:{space}x{space}y{space}".ShouldReadAs("{'a':1,'b':'x" + Escaped(space) + "y'}");
        Read.Places($"[1 {space} 2]{space}x").ShouldNotBeEmpty();
    }

    [Fact]
    public void Windows_line_ends_are_line_ends() => "a = 1\r\nb = x y\r\n".ShouldReadAs("{'a':1,'b':'x y'}");

    /// <summary>As the JSON writer shows it.</summary>
    private static string Escaped(char space) => System.Text.Json.JsonEncodedText.Encode(space.ToString(), System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
}
