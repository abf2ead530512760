namespace Agents.Hocon.Tests.Specification;

public class UnquotedStringsTests
{
    [Theory]
    [InlineData("a = truefoo", "{'a':'truefoo'}")]
    [InlineData("a = footrue", "{'a':'footrue'}")]
    [InlineData("a = 10.0bar", "{'a':'10.0bar'}")]
    [InlineData("a = bar10.0", "{'a':'bar10.0'}")]
    [InlineData("a = true", "{'a':true}")]
    [InlineData("a = null", "{'a':null}")]
    [InlineData("a = True", "{'a':'True'}")]
    [InlineData("a = -foo", "{'a':'-foo'}")]
    [InlineData("a = x/y_z-1.2%~|<>();'é日", "{'a':'x/y_z-1.2%~|<>();\u0027é日'}")]
    [InlineData("a = 1e+5", "{'a':1e+5}")]
    [InlineData("a = deepgram/nova-3", "{'a':'deepgram/nova-3'}")]
    public void Text_needs_no_quotes(string hocon, string json) => Read.Json(hocon).ShouldBe(json.Replace("\u0027", "\"").Replace(";\"é", ";'é"));

    [Theory]
    [InlineData('$')]
    [InlineData('`')]
    [InlineData('^')]
    [InlineData('?')]
    [InlineData('!')]
    [InlineData('@')]
    [InlineData('*')]
    [InlineData('&')]
    [InlineData('\\')]
    [InlineData('+')]
    public void Reserved_characters_need_quotes(char reserved)
    {
        Read.Errors($"a = x{reserved}y").ShouldHaveSingleItem().ShouldStartWith("text:1:6: '");
        $"a = \"x{(reserved == '\\' ? "\\\\" : reserved)}y\"".ShouldReadAs("{'a':'x" + (reserved == '\\' ? "\\\\" : reserved) + "y'}");
    }

    [Fact]
    public void Control_characters_are_allowed_outside_quotes() => HoconDocument.Parse("a = x\u0001y").GetString("a").ShouldBe("x\u0001y");
}
