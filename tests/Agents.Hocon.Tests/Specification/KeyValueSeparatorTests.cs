namespace Agents.Hocon.Tests.Specification;

public class KeyValueSeparatorTests
{
    [Theory]
    [InlineData("a = 1, b : 2, \"c\" {}, d { e : 3 }, f={g=4}", "{'a':1,'b':2,'c':{},'d':{'e':3},'f':{'g':4}}")]
    [InlineData("a\n=\n1", "{'a':1}")]
    [InlineData("a\n{ b = 1 }", "{'a':{'b':1}}")]
    public void Equals_colon_or_an_object_follow_the_key(string hocon, string json) => hocon.ShouldReadAs(json);

    [Theory]
    [InlineData("a 1", "text:1:4: expected ':', '=', '+=' or '{' after the key \"a 1\", found the end of the file")]
    [InlineData("a [1]", "text:1:3: expected ':', '=', '+=' or '{' after the key a, found '['")]
    [InlineData("a = \nb = 2", "text:1:3: the key a has no value after '='")]
    [InlineData("a =", "text:1:4: expected a value for the key a, found the end of the file")]
    [InlineData("{ a : }", "text:1:7: expected a value for the key a, found '}'")]
    [InlineData("= 1", "text:1:1: expected a key, found '='")]
    [InlineData("a = 1 = 2", "text:1:7: expected a newline, ',' or the end of the file, found '='")]
    [InlineData("a + = 2", "text:1:3: '+' is only allowed in '+='; put the text in quotes")]
    public void Anything_else_is_an_error(string hocon, string error) => Read.Errors(hocon).ShouldBe([error]);
}
