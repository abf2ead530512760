namespace Agents.Hocon.Tests.Specification;

public class StringConcatenationTests
{
    [Theory]
    [InlineData("a =  foo bar \t baz  ", "{'a':'foo bar \\t baz'}")]
    [InlineData("a = foo\"  bar \" baz", "{'a':'foo  bar  baz'}")]
    [InlineData("a = true foo", "{'a':'true foo'}")]
    [InlineData("a = null x", "{'a':'null x'}")]
    [InlineData("a = 1e5 2", "{'a':'1e5 2'}")]
    [InlineData("a = 1.50\"x\"", "{'a':'1.50x'}")]
    [InlineData("a = 1 2", "{'a':'1 2'}")]
    [InlineData("[ foo bar, 1 2 ]", "['foo bar','1 2']")]
    [InlineData("n = 1e5, b = true, z = null, a = ${n} ${b} ${z}", "{'n':1e5,'b':true,'z':null,'a':'1e5 true null'}")]
    [InlineData("n = 7, a = ${n}", "{'n':7,'a':7}")]
    [InlineData("n = 7, a = ${n}\"\"", "{'n':7,'a':'7'}")]
    public void Values_on_one_line_make_a_text(string hocon, string json) => hocon.ShouldReadAs(json);

    [Theory]
    [InlineData("a = 1 [2]", "text:1:5: text cannot be combined with an array on the same line; expected a newline or ',' between them")]
    [InlineData("a = {} x", "text:1:8: text cannot be combined with an object on the same line; expected a newline or ',' between them")]
    [InlineData("b = [1], a = x ${b}", "text:1:14: \"x\" cannot be combined with an array on the same line")]
    [InlineData("b = {x=1}, a = ${b} x", "text:1:21: \"x\" cannot be combined with an object on the same line")]
    [InlineData("b = [1], a = ${b}\" \"${b}", "text:1:18: \" \" cannot be combined with an array on the same line")]
    public void Arrays_and_objects_are_no_text(string hocon, string error) => Read.Errors(hocon).ShouldBe([error]);
}
