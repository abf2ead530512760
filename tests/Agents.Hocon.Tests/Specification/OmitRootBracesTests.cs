namespace Agents.Hocon.Tests.Specification;

public class OmitRootBracesTests
{
    [Theory]
    [InlineData("a = 1", "{'a':1}")]
    [InlineData("\n\n { a = 1 } \n # end", "{'a':1}")]
    [InlineData("", "{}")]
    [InlineData(" # nothing\n", "{}")]
    [InlineData("[a, b]", "['a','b']")]
    public void A_file_without_a_bracket_is_an_object(string hocon, string json) => hocon.ShouldReadAs(json);

    [Theory]
    [InlineData("a = 1 }", "text:1:7: '}' closes nothing: there is no '{' before it")]
    [InlineData("a = 1 ]", "text:1:7: ']' closes nothing: there is no '[' before it")]
    [InlineData("{ a = 1", "text:1:8: '{' of line 1, column 1 is not closed: expected '}', found the end of the file")]
    [InlineData("[ 1\n", "text:2:1: '[' of line 1, column 1 is not closed: expected ']', found the end of the file")]
    [InlineData("{ a = [1 }\n}", "text:1:10: '[' of line 1, column 7 is closed by '}': expected ']'")]
    [InlineData("{} x", "text:1:4: expected the end of the file after the closing '}', found 'x'")]
    [InlineData("[] []", "text:1:4: expected the end of the file after the closing ']', found '['")]
    [InlineData("just text", "text:1:10: expected ':', '=', '+=' or '{' after the key \"just text\", found the end of the file")]
    public void Braces_must_be_balanced(string hocon, string error) => Read.Errors(hocon).ShouldBe([error]);
}
