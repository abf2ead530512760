namespace Agents.Hocon.Tests.Suggestions;

public class KnownSettingsTests
{
    private static readonly KnownSettings Known = new(["gateway.listen", "gateway.limits.stt", "gateway.limits.tts", "agents.*.voice", "agents.*.fallbacks", "agents.*.metadata.**", "tools.*.url"]);

    [Theory]
    [InlineData("gateway { listen = x, limits { stt = 1 } }")]
    [InlineData("Gateway.Listen = x")]
    [InlineData("agents { a { voice = x, fallbacks = [x, y] }, b { metadata { any { thing = 1 } } } }")]
    [InlineData("agents {}, gateway.limits {}, agents.x.metadata = {}")]
    [InlineData("tools = [{ url = x }, { url = y }]")]
    public void Known_names_pass(string hocon) => Known.Check(HoconDocument.Parse(hocon)).ShouldBeEmpty();

    [Theory]
    [InlineData("gateway {\n  lsiten = x\n}", "text:2:3: there is no setting gateway.lsiten; did you mean gateway.listen?")]
    [InlineData("gatway.listen = x", "text:1:1: there is no setting gatway.listen; did you mean gateway.listen?")]
    [InlineData("agents.desk.voise = x", "text:1:1: there is no setting agents.desk.voise; did you mean agents.desk.voice?")]
    [InlineData("tools = [{ ur = x }]", "text:1:12: there is no setting tools.0.ur; did you mean tools.0.url?")]
    [InlineData("colour = x", "text:1:1: there is no setting colour")]
    [InlineData("gateway.limits = 5", "text:1:1: gateway.limits is a group of settings, not a value; below it there are stt, tts")]
    [InlineData("gateway.listen.port = 5", "text:1:1: there is no setting gateway.listen.port; did you mean gateway.listen?")]
    public void Others_are_refused_with_place_and_nearest_name(string hocon, string error)
        => Known.Check(HoconDocument.Parse(hocon)).ShouldHaveSingleItem().ToString().ShouldBe(error);

    [Fact]
    public void A_file_with_every_default_is_the_list_of_what_there_is()
    {
        var known = KnownSettings.In(HoconDocument.Parse("a { b = 1, list = [1, 2], empty = [] }"));

        known.Check(HoconDocument.Parse("a { b = 2, list = [3, 4, 5], empty = [1] }")).ShouldBeEmpty();
        known.Check(HoconDocument.Parse("a.c = 1")).ShouldHaveSingleItem().Message.ShouldBe("there is no setting a.c; did you mean a.b?");
    }
}
