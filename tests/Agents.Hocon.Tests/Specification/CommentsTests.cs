namespace Agents.Hocon.Tests.Specification;

public class CommentsTests
{
    [Theory]
    [InlineData("# one\na = 1 // two\n// three\nb = 2 # four", "{'a':1,'b':2}")]
    [InlineData("a = x//y", "{'a':'x'}")]
    [InlineData("a = x#y", "{'a':'x'}")]
    [InlineData("a = \"x // y # z\"", "{'a':'x // y # z'}")]
    [InlineData("a = \"\"\"x // y # z\"\"\"", "{'a':'x // y # z'}")]
    [InlineData("a = /x/y", "{'a':'/x/y'}")]
    [InlineData("[1 # one\n2 // two\n]", "[1,2]")]
    [InlineData("a // the key\n= // the value\n1", "{'a':1}")]
    public void Comments_run_to_the_end_of_the_line(string hocon, string json) => hocon.ShouldReadAs(json);
}
