namespace Agents.Hocon.Tests.Specification;

public class EnvironmentTests
{
    [Theory]
    [InlineData("a = ${HOME}", "{'a':'/root'}")]
    [InlineData("a = ${?HOME}", "{'a':'/root'}")]
    [InlineData("HOME = mine, a = ${HOME}", "{'HOME':'mine','a':'mine'}")]
    [InlineData("HOME = null, a = ${HOME}", "{'HOME':null,'a':null}")]
    [InlineData("a = ${?EMPTY}", "{'a':''}")]
    [InlineData("a = 1, a = ${?PORT}", "{'a':'8089'}")]
    [InlineData("a = ${?home}", "{}")]
    [InlineData("a = ${dotted.name}", "{'a':'d'}")]
    [InlineData("a = ${HOME}/x", "{'a':'/root/x'}")]
    public void A_substitution_falls_back_to_the_environment(string hocon, string json)
        => Read.Json(hocon, ("HOME", "/root"), ("EMPTY", ""), ("PORT", "8089"), ("dotted.name", "d")).ShouldBe(json.Replace('\'', '"'));

    [Fact]
    public void An_included_file_looks_there_by_the_name_it_wrote()
    {
        using var files = new Files().With("a.conf", "deep { include \"b.conf\" }").With("b.conf", "x = ${HOME}");

        files.Json("a.conf", ("HOME", "/root")).ShouldBe("""{"deep":{"x":"/root"}}""");
    }

    [Fact]
    public void The_text_converts_to_other_types_and_tells_where_it_came_from()
    {
        var document = HoconDocument.Parse("port = 1\nport = ${?PORT}", Read.Options(("PORT", "many")));

        document["port"].Origin.ShouldBe(new HoconOrigin("text", 2, 8, "environment variable PORT"));
        Should.Throw<HoconException>(() => document.GetInt32("port")).Message.ShouldStartWith("text:2:8 (environment variable PORT): port: the value is \"many\"; allowed is a whole number");
    }

    [Fact]
    public void By_default_it_is_that_of_the_process()
        => HoconDocument.Parse("path = ${PATH}").GetString("path").ShouldBe(Environment.GetEnvironmentVariable("PATH"));

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"=\"")]
    [InlineData("\"a=b\"")]
    [InlineData("\"\\u0000\"")]
    [InlineData("\"\\ud800\"")]
    public void Names_that_no_variable_can_have_are_not_found(string name) => HoconDocument.Parse($"a = ${{?{name}}}").Root.ToString().ShouldBe("{}");
}
