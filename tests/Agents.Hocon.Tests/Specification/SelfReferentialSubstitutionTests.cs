namespace Agents.Hocon.Tests.Specification;

public class SelfReferentialSubstitutionTests
{
    [Theory]
    [InlineData("path : \"a:b:c\"\npath : ${path}\":d\"", "{'path':'a:b:c:d'}")]
    [InlineData("foo : { a : 1 }\nfoo : ${foo}", "{'foo':{'a':1}}")]
    [InlineData("foo : ${?foo}", "{}")]
    [InlineData("a = ${?a}foo", "{'a':'foo'}")]
    [InlineData("foo : { a : { c : 1 } }\nfoo : ${foo.a}\nfoo : { a : 2 }", "{'foo':{'a':2,'c':1}}")]
    [InlineData("bar : { foo : 42, baz : ${bar.foo} }", "{'bar':{'foo':42,'baz':42}}")]
    [InlineData("bar : { foo : 42, baz : ${bar.foo} }\nbar : { foo : 43 }", "{'bar':{'foo':43,'baz':43}}")]
    [InlineData("bar : { a : ${foo.d}, b : 1 }\nbar.b = 3\nfoo : { c : ${bar.b}, d : 2 }\nfoo.d = 4", "{'bar':{'a':4,'b':3},'foo':{'c':3,'d':4}}")]
    [InlineData("a = [1], a = ${a} [2], a = ${a} [3], b = ${a}", "{'a':[1,2,3],'b':[1,2,3]}")]
    [InlineData("a { b = [1] }, a.b = ${a.b} [2]", "{'a':{'b':[1,2]}}")]
    [InlineData("a = 1, a = ${?a}2, a = ${?a}3", "{'a':'123'}")]
    [InlineData("base { p = [x] }, east = ${base}, east.p = ${east.p} [y]", "{'base':{'p':['x']},'east':{'p':['x','y']}}")]
    [InlineData("base { p = [x] }, east = ${base} { p = ${east.p} [y] }", "{'base':{'p':['x']},'east':{'p':['x','y']}}")]
    [InlineData("a = 1, b = ${a}, a = ${b}2", "{'a':'12','b':1}")]
    public void A_key_that_refers_to_itself_looks_back(string hocon, string json) => hocon.ShouldReadAs(json);

    [Theory]
    [InlineData("foo : ${foo}", "text:1:7: ${foo} refers back to itself, and there is no earlier value to look back to")]
    [InlineData("foo : ${foo}, foo : { a : 1 }", "text:1:7: ${foo} refers back to itself, and there is no earlier value to look back to")]
    [InlineData("a : { b : ${a} }", "text:1:11: ${a} refers back to itself, and there is no earlier value to look back to")]
    [InlineData("a : [${a}]", "text:1:6: ${a} refers back to itself, and there is no earlier value to look back to")]
    [InlineData("a : [1], a : [${a}]", "text:1:15: ${a} refers back to itself, and there is no earlier value to look back to")]
    [InlineData("bar : ${foo}, foo : ${bar}", "text:1:21: ${bar} refers back to itself: ${foo} → ${bar}")]
    [InlineData("a : ${b}\nb : ${c}\nc : ${a}", "text:3:5: ${a} refers back to itself: ${b} → ${c} → ${a}")]
    [InlineData("a { b { c = ${x} } }, x = ${a}", "text:1:27: ${a} refers back to itself: ${x} → ${a}")]
    public void A_circle_is_an_error(string hocon, string error) => Read.Errors(hocon).ShouldBe([error]);

    [Theory]
    [InlineData("a : { b : ${?a} }", "{'a':{}}")]
    [InlineData("a : [${?a}, 1]", "{'a':[1]}")]
    [InlineData("a : ${?b}, b : ${?a}", "{}")]
    public void An_optional_circle_is_nothing(string hocon, string json) => hocon.ShouldReadAs(json);

    [Fact]
    public void Each_substitution_has_one_value()
    {
        var document = HoconDocument.Parse("a : 1, b : 2, a : ${b}, b : ${a}");

        document.GetInt32("a").ShouldBe(document.GetInt32("b"));
    }
}
