namespace Agents.Hocon.Tests.Specification;

public class PathsAsKeysTests
{
    [Theory]
    [InlineData("foo.bar : 42", "foo { bar : 42 }")]
    [InlineData("foo.bar.baz : 42", "foo { bar { baz : 42 } }")]
    [InlineData("a.x : 42, a.y : 43", "a { x : 42, y : 43 }")]
    [InlineData("a b c : 42", "\"a b c\" : 42")]
    [InlineData("true : 42", "\"true\" : 42")]
    [InlineData("3 : 42", "\"3\" : 42")]
    [InlineData("3.14 : 42", "\"3\" : { \"14\" : 42 }")]
    [InlineData("a.\"b.c\".d : 1", "a { \"b.c\" { d : 1 } }")]
    [InlineData("a.b { c.d = 1 }", "a { b { c { d = 1 } } }")]
    public void A_path_is_nested_objects(string hocon, string same) => hocon.ShouldMean(same);

    [Theory]
    [InlineData("${a} = 1", "text:1:1: a substitution is not allowed in a key")]
    [InlineData("a${b} = 1", "text:1:2: a substitution is not allowed in a key")]
    [InlineData("[a] = 1", "text:1:5: expected the end of the file after the closing ']', found '='")]
    public void Keys_are_text(string hocon, string error) => Read.Errors(hocon).ShouldBe([error]);
}
