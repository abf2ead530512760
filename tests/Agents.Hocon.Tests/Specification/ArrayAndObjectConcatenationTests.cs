namespace Agents.Hocon.Tests.Specification;

public class ArrayAndObjectConcatenationTests
{
    [Theory]
    [InlineData("a : { b : 1 } { c : 2 }", "{'a':{'b':1,'c':2}}")]
    [InlineData("a : { b : 1 } { b : 2 }", "{'a':{'b':2}}")]
    [InlineData("a : [ 1, 2 ] [ 3, 4 ]", "{'a':[1,2,3,4]}")]
    [InlineData("a : [ 1, 2 ]\na : ${a} [ 3, 4 ]", "{'a':[1,2,3,4]}")]
    [InlineData("path = [ /bin ]\npath = ${path} [ /usr/bin ]", "{'path':['/bin','/usr/bin']}")]
    [InlineData("generic = { size = 6 }\neast = ${generic} { name = east }", "{'generic':{'size':6},'east':{'size':6,'name':'east'}}")]
    [InlineData("generic = { size = 6 }\neast = { size = 5 } ${generic}", "{'generic':{'size':6},'east':{'size':6}}")]
    [InlineData("x = {a=1}, y = {b=2}, z = ${x} ${y}", "{'x':{'a':1},'y':{'b':2},'z':{'a':1,'b':2}}")]
    [InlineData("x = [1], y = [2], z = ${x}   ${y}", "{'x':[1],'y':[2],'z':[1,2]}")]
    [InlineData("a = [1\n2] [\n3]", "{'a':[1,2,3]}")]
    [InlineData("a = {b=1}\n{c=2}", null)]
    public void Arrays_join_and_objects_merge(string hocon, string? json)
    {
        if (json is not null) hocon.ShouldReadAs(json);
        else Read.Errors(hocon).ShouldBe(["text:2:1: expected a key, found '{'"]);
    }

    [Theory]
    [InlineData("[ 1 2 3 4 ]", "['1 2 3 4']")]
    [InlineData("[ 1\n2\n3\n4 ]", "[1,2,3,4]")]
    [InlineData("[ [ 1, 2 ] [ 3, 4 ] ]", "[[1,2,3,4]]")]
    [InlineData("[ [ 1, 2 ]\n[ 3, 4 ] ]", "[[1,2],[3,4]]")]
    [InlineData("[ {a=1} {b=2}\n{c=3} ]", "[{'a':1,'b':2},{'c':3}]")]
    public void Whitespace_never_separates_elements(string hocon, string json) => hocon.ShouldReadAs(json);

    [Theory]
    [InlineData("a = [1] {b=2}", "text:1:5: an array cannot be combined with an object on the same line; expected a newline or ',' between them")]
    [InlineData("b = 5, a = ${b} {x=1}", "text:1:12: ${b} is \"5\" and cannot be combined with an object on the same line")]
    [InlineData("b = {x=1}, a = ${b} [1]", "text:1:16: an object cannot be combined with an array on the same line")]
    public void They_do_not_mix(string hocon, string error) => Read.Errors(hocon).ShouldBe([error]);
}
