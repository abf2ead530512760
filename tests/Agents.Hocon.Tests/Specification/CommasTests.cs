namespace Agents.Hocon.Tests.Specification;

public class CommasTests
{
    [Theory]
    [InlineData("[1,2,3,]", "[1,2,3]")]
    [InlineData("[1\n2\n3]", "[1,2,3]")]
    [InlineData("[1,\n2\n,3\n,\n]", "[1,2,3]")]
    [InlineData("{a:1\nb:2,c:3,\n}", "{'a':1,'b':2,'c':3}")]
    [InlineData("a:1,", "{'a':1}")]
    [InlineData("[\n\n1\n\n2\n\n]", "[1,2]")]
    public void A_newline_is_as_good_as_a_comma_and_one_more_at_the_end_is_ignored(string hocon, string json) => hocon.ShouldReadAs(json);

    [Theory]
    [InlineData("[1,2,3,,]", "text:1:8: two commas in a row")]
    [InlineData("[,1,2,3]", "text:1:2: a comma before anything to separate")]
    [InlineData("[1,,2,3]", "text:1:4: two commas in a row")]
    [InlineData("a:1,,b:2", "text:1:5: two commas in a row")]
    [InlineData("{,a:1}", "text:1:2: a comma before anything to separate")]
    [InlineData("a:1,\n,b:2", "text:2:1: two commas in a row")]
    [InlineData("[,]", "text:1:2: a comma before anything to separate")]
    public void More_commas_are_errors(string hocon, string error) => Read.Errors(hocon).ShouldBe([error]);
}
