namespace Agents.Hocon.Tests.Specification;

public class SubstitutionTests
{
    [Theory]
    [InlineData("animal.favorite = cat, key : ${animal.favorite} is my favorite animal", "{'animal':{'favorite':'cat'},'key':'cat is my favorite animal'}")]
    [InlineData("animal.favorite = cat, key : ${animal.favorite}\" is it\"", "{'animal':{'favorite':'cat'},'key':'cat is it'}")]
    [InlineData("a = ${b}, b = 1", "{'a':1,'b':1}")]
    [InlineData("a = ${b}, b = 1, b = 2", "{'a':2,'b':2}")]
    [InlineData("b = {x=1}, a = ${b}, b = {y=2}", "{'b':{'x':1,'y':2},'a':{'x':1,'y':2}}")]
    [InlineData("a = \"${b}\"", "{'a':'${b}'}")]
    [InlineData("b = [1, {x = 2}], a = ${b}", "{'b':[1,{'x':2}],'a':[1,{'x':2}]}")]
    [InlineData("\"x.y\" = 1, a = ${\"x.y\"}", "{'x.y':1,'a':1}")]
    [InlineData("x y = 1, a = ${ x y }", "{'x y':1,'a':1}")]
    [InlineData("a = [${x}, ${x} ${y}], x = 1, y = 2", "{'a':[1,'1 2'],'x':1,'y':2}")]
    [InlineData("a = ${n}, n = null", "{'a':null,'n':null}")]
    [InlineData("a { b = ${x.y} }, x { y = ${z} }, z = deep", "{'a':{'b':'deep'},'x':{'y':'deep'},'z':'deep'}")]
    [InlineData("a = ${b}, a.x = 1, b.y = 2", "{'a':{'y':2,'x':1},'b':{'y':2}}")]
    public void A_substitution_is_the_final_value_of_its_path(string hocon, string json) => hocon.ShouldReadAs(json);

    [Theory]
    [InlineData("a = ${?no}", "{}")]
    [InlineData("a = 1, a = ${?no}", "{'a':1}")]
    [InlineData("a = [${?no}, 1]", "{'a':[1]}")]
    [InlineData("a = ${?no}x", "{'a':'x'}")]
    [InlineData("a = x ${?no} y", "{'a':'x  y'}")]
    [InlineData("a = ${?no} [1]", "{'a':[1]}")]
    [InlineData("a = ${?no} {x = 1}", "{'a':{'x':1}}")]
    [InlineData("a = ${?no}${?nor}", "{}")]
    [InlineData("a = ${?no} ${?nor}", "{}")]
    [InlineData("a = 1, b = ${?a.x}", "{'a':1}")]
    [InlineData("a = ${?no}, b = ${?a}", "{}")]
    [InlineData("o = 5, a = ${?no}${?o}", "{'o':5,'a':5}")]
    [InlineData("a { b = 1 }, a = ${?no}, a { c = 2 }", "{'a':{'b':1,'c':2}}")]
    public void An_optional_substitution_may_find_nothing(string hocon, string json) => hocon.ShouldReadAs(json);

    [Theory]
    [InlineData("a = ${no}", "text:1:5: ${no} is not defined, neither in the document nor in the environment; write ${?no} if it may be missing")]
    [InlineData("a = 1\nb = x ${a.c}", "text:2:7: ${a.c} is not defined, neither in the document nor in the environment; write ${?a.c} if it may be missing")]
    [InlineData("a = ${}", "text:1:7: expected a path, found '}'")]
    [InlineData("a = ${b", "text:1:8: expected '}' to close the substitution of column 5, found the end of the file")]
    [InlineData("a = ${b${c}}", "text:1:8: a substitution is not allowed inside another")]
    [InlineData("a = ${ ?b}", "text:1:8: the '?' of an optional substitution must follow '${' directly")]
    [InlineData("a = $b", "text:1:5: '$' only begins a substitution such as ${path}; put the text in quotes")]
    public void A_wrong_substitution_is_an_error(string hocon, string error) => Read.Errors(hocon).ShouldBe([error]);

    [Theory]
    [InlineData("foo : ${does-not-exist}, foo : 42", "{'foo':42}")]
    [InlineData("foo : ${foo}, foo : 42", "{'foo':42}")]
    [InlineData("foo { x : ${no} }, foo : ${bar}, foo { x : 1 }, bar {}", "{'foo':{'x':1},'bar':{}}")]
    [InlineData("foo : [${no}], foo : [1]", "{'foo':[1]}")]
    public void What_is_hidden_is_never_evaluated(string hocon, string json) => hocon.ShouldReadAs(json);

    [Fact]
    public void One_missing_value_is_reported_once_however_often_it_is_used()
        => Read.Errors("a = ${no}, b = ${a}, c = x ${b} y, d = [${a}], e = ${a.x}").ShouldHaveSingleItem().ShouldStartWith("text:1:5: ${no} is not defined");
}
