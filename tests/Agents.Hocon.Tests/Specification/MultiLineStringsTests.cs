namespace Agents.Hocon.Tests.Specification;

public class MultiLineStringsTests
{
    private const string Q = "\"\"\"";

    [Theory]
    [InlineData($"a = {Q}x\n  y\t\r\n{Q}", "x\n  y\t\r\n")]
    [InlineData($"a = {Q}\\u0041 \\n ${{b}}{Q}", "\\u0041 \\n ${b}")]
    [InlineData($"a = {Q}foo\"{Q}", "foo\"")]
    [InlineData($"a = {Q}foo{Q}\"\"", "foo\"\"")]
    [InlineData($"a = {Q}{Q}", "")]
    [InlineData($"a = {Q}\"{Q}\"", "\"\"")]
    [InlineData($"a = {Q}x\"\"y{Q}", "x\"\"y")]
    [InlineData($"a = {Q}x{Q} y", "x y")]
    public void Everything_between_three_quotes_is_kept(string hocon, string text) => HoconDocument.Parse(hocon).GetString("a").ShouldBe(text);

    [Fact]
    public void Lines_are_counted_inside() => Read.Errors($"a = {Q}1\n2\n3{Q} &").ShouldBe(["text:3:6: '&' is not allowed outside quotes; put the text in quotes"]);

    [Fact]
    public void It_must_be_closed() => Read.Errors($"b = 1\na = {Q}x\ny").ShouldBe(["text:2:5: the triple-quoted text is not closed: expected '\"\"\"'"]);
}
