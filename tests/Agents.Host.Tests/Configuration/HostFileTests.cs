using Agents.Actors;
using Agents.Hocon;
using Agents.Host.Configuration;

namespace Agents.Host.Tests.Configuration;

/// <summary>Settings of the host in HOCON.</summary>
public class HostFileTests
{
    private const string Two =
        """
        agents.agents {
          desk { instructions = "You are the desk.", greeting = Hello, stt = [a/one, b/two], tts = "c/three:voice", handoffs = [billing], min-endpointing-delay = 700 ms
            tools.hours { description = Hours, url = "https://shop.example/hours", method = GET, parameters { type = object, properties { day { type = string } } } }
            mcp { orders.url = "https://shop.example/mcp", files.command = [some-server, --quiet] } }
          billing.instructions = "You are billing."
        }
        """;

    [Fact]
    public void An_empty_file_is_the_defaults_of_the_program()
    {
        var settings = Read("");
        (settings.Listen.Address, settings.Listen.Port).ShouldBe(("127.0.0.1", 8080));
        settings.Agents.ShouldBeEmpty();
        var (file, code) = (settings.Options, new VoiceAgentsOptions());
        file.Rest.ShouldBe(code.Rest);
        file.Operations.ShouldBe(code.Operations);
        file.Realtime.RefuseUnknownModels.ShouldBe(code.Realtime.RefuseUnknownModels);
        (file.Realtime.MaxSession, file.Realtime.OutputLead, file.Realtime.ResumeWithin, file.Realtime.ResumeAfterGoodbye)
            .ShouldBe((code.Realtime.MaxSession, code.Realtime.OutputLead, code.Realtime.ResumeWithin, code.Realtime.ResumeAfterGoodbye));
        (file.Sessions.MaxSessions, file.Sessions.RetryAfter).ShouldBe((code.Sessions.MaxSessions, code.Sessions.RetryAfter));
    }

    [Fact]
    public void Agents_are_defined_there_alone()
    {
        var desk = Read(Two).Agents.Single(agent => agent.Name == "desk");
        (desk.Instructions, desk.Greeting).ShouldBe(("You are the desk.", "Hello"));
        desk.Stt.ShouldBe(["a/one", "b/two"]);
        desk.Tts.ShouldBe(["c/three:voice"]);
        desk.Handoffs.ShouldBe(["billing"]);
        desk.Options.MinEndpointingDelay.ShouldBe(TimeSpan.FromSeconds(0.7));
        var tool = desk.Tools.Single();
        (tool.Name, tool.Method.Method, tool.Url.ToString()).ShouldBe(("hours", "GET", "https://shop.example/hours"));
        tool.Parameters.GetProperty("properties").GetProperty("day").GetProperty("type").GetString().ShouldBe("string");
        desk.Servers.OfType<McpHttpSource>().Single().Name.ShouldBe("orders");
        desk.Servers.OfType<McpProgramSource>().Single().Arguments.ShouldBe(["--quiet"]);
    }

    [Fact]
    public void Environment_and_command_line_win_over_the_file()
    {
        var file = HoconDocument.Parse("agents { rest.max-body = 1 KiB, listen = \"127.0.0.3\", port = 5 }");
        var over = HoconDocument.Parse("agents.port = 7", new HoconOptions { SourceName = "--port" });
        string? Environment(string name) => name switch { "AGENTS_PORT" => "9", "AGENTS_LISTEN" => "127.0.0.2", "AGENTS_API_KEYS" => "k1, k2", _ => null };
        var settings = HostFile.Read(HostFile.Layers(over, file, Environment), Environment);
        (settings.Listen.Address, settings.Listen.Port, settings.Options.Rest.MaxBodyBytes).ShouldBe(("127.0.0.2", 7, 1024));
        settings.Options.Access.ApiKeys.ShouldBe(["k1", "k2"]);
    }

    [Theory]
    [InlineData("agents.prot = 1", "file.conf:1:1", "prot", "port")]
    [InlineData("agents {\n  port = 70000\n}", "file.conf:2:10", "70000", "0 to 65535")]
    [InlineData("agents.rest.keep-alive = soon", "file.conf:1:26", "soon", "one of the units")]
    [InlineData("agents.default-agent = night", "file.conf:1:24", "night", "null, as there are no agents")]
    [InlineData("agents.agents.desk { greeting = hello }", "file.conf:1:", "instructions", "is missing")]
    [InlineData("agents.agents.desk { instructions = x, grating = hello }", "file.conf:1:40", "grating", "greeting")]
    [InlineData("agents.agents.desk { instructions = x, handoffs = [nobody] }", "file.conf:1:51", "nobody", "desk")]
    [InlineData("agents.agents.desk { instructions = x, tools.t { url = \"ftp://x\", description = d } }", "file.conf:1:", "ftp://x", "http")]
    [InlineData("agents.agents.desk { instructions = x, tools.t { url = \"http://x\", description = d, method = FETCH } }", "file.conf:1:", "FETCH", "GET, POST")]
    [InlineData("agents.agents.desk { instructions = x, tools.t { url = \"http://x\" } }", "file.conf:1:", "description", "is missing")]
    [InlineData("agents.agents.desk { instructions = x, mcp.m {} }", "file.conf:1:", "mcp.m", "either url or command")]
    public void What_is_wrong_is_told_with_place_value_and_what_is_allowed(string text, string place, string value, string allowed)
    {
        var wrong = Should.Throw<HoconException>(() => Read(text)).Errors.ShouldHaveSingleItem().ToString();
        wrong.ShouldStartWith(place);
        wrong.ShouldContain(value);
        wrong.ShouldContain(allowed);
    }

    [Fact]
    public void All_faults_are_told_at_once() =>
        Should.Throw<HoconException>(() => Read("agents { port = 70000, listen = nowhere, rest.max-body = 1 B }")).Errors.Count.ShouldBe(3);

    private static HostSettings Read(string text) => HostFile.Read(HoconDocument.Parse(text, new HoconOptions { SourceName = "file.conf" }), _ => null);
}
