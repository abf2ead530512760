namespace Agents.Hocon.Tests.Specification;

public class PlusEqualsTests
{
    [Theory]
    [InlineData("a += b", "{'a':['b']}")]
    [InlineData("a = [1], a += 2, a += 3", "{'a':[1,2,3]}")]
    [InlineData("a.b += 1, a.b += 2", "{'a':{'b':[1,2]}}")]
    [InlineData("a { b += 1 }, a { b += 2 }", "{'a':{'b':[1,2]}}")]
    [InlineData("a += [1], a += {x = 1}", "{'a':[[1],{'x':1}]}")]
    [InlineData("a += ${b}, b = 5", "{'a':[5],'b':5}")]
    [InlineData("b = [1], a = ${b}, a += 2", "{'b':[1],'a':[1,2]}")]
    [InlineData("base { l = [1] }, x = ${base}, x.l += 2", "{'base':{'l':[1]},'x':{'l':[1,2]}}")]
    [InlineData("[{ l += 1, l += 2 }]", "[{'l':[1,2]}]")]
    [InlineData("a { 0 = x, 1 = y }, a += z", "{'a':['x','y','z']}")]
    public void It_appends_to_what_was_there(string hocon, string json) => hocon.ShouldReadAs(json);

    [Fact]
    public void What_was_there_must_be_an_array() => Read.Errors("a = 1, a += 2").ShouldBe(["text:1:8: \"1\" cannot be combined with an array on the same line"]);

    [Fact]
    public void An_environment_variable_of_that_name_is_not_what_was_there() => Read.Json("a += 1", ("a", "x")).ShouldBe("""{"a":[1]}""");
}
