namespace Agents.Hocon.Tests.Specification;

public class PathExpressionTests
{
    [Theory]
    [InlineData("foo.bar.\"hello.world\"", new[] { "foo", "bar", "hello.world" })]
    [InlineData("10.0foo", new[] { "10", "0foo" })]
    [InlineData("foo10.0", new[] { "foo10", "0" })]
    [InlineData("foo\"10.0\"", new[] { "foo10.0" })]
    [InlineData("1.2.3", new[] { "1", "2", "3" })]
    [InlineData("a.\"\".b", new[] { "a", "", "b" })]
    [InlineData("a b.c", new[] { "a b", "c" })]
    [InlineData("true", new[] { "true" })]
    public void Dots_outside_quotes_separate(string expression, string[] elements)
    {
        HoconPath.Parse(expression).Elements.ShouldBe(elements);
        HoconPath.Parse(HoconPath.Parse(expression).ToString()).Elements.ShouldBe(elements);
    }

    [Theory]
    [InlineData("a..b")]
    [InlineData(".a")]
    [InlineData("a.")]
    [InlineData(".")]
    public void Empty_elements_need_quotes(string expression)
    {
        const string reason = "a path must not begin or end with '.' or have two in a row; an empty element is written \"\"";
        Read.Errors($"{expression} = 1").ShouldBe([$"text:1:1: {reason}"]);
        Read.Errors($"x = ${{{expression}}}").ShouldBe([$"text:1:7: {reason}"]);
        Should.Throw<HoconException>(() => HoconPath.Parse(expression)).Message.ShouldBe($"\"{expression}\" is no path: {reason}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a=b")]
    [InlineData("${a}")]
    public void Anything_else_is_no_path(string expression) => Should.Throw<HoconException>(() => HoconPath.Parse(expression));
}
