namespace Agents.Hocon.Tests.Specification;

public class DuplicateKeysTests
{
    [Theory]
    [InlineData("a = 1, a = 2", "{'a':2}")]
    [InlineData("a = 1, a = 2, b = 3, a = 4", "{'a':4,'b':3}")]
    [InlineData("foo { a : 42 }, foo { b : 43 }", "{'foo':{'a':42,'b':43}}")]
    [InlineData("foo { a : 42 }, foo : null, foo { b : 43 }", "{'foo':{'b':43}}")]
    [InlineData("foo { a : 42 }, foo : [1], foo { b : 43 }", "{'foo':{'b':43}}")]
    [InlineData("foo { a { x : 1 } }, foo { a { y : 2, x : 3 }, b : 4 }", "{'foo':{'a':{'x':3,'y':2},'b':4}}")]
    [InlineData("a = [1, 2], a = [3]", "{'a':[3]}")]
    [InlineData("a { b = 1 }, a = 2", "{'a':2}")]
    [InlineData("a.b.c = 1, a.b.d = 2, a.b.c = 3", "{'a':{'b':{'c':3,'d':2}}}")]
    public void Later_keys_win_and_objects_merge(string hocon, string json) => hocon.ShouldReadAs(json);

    [Fact]
    public void Keys_are_case_sensitive() => "a = 1, A = 2".ShouldReadAs("{'a':1,'A':2}");
}
