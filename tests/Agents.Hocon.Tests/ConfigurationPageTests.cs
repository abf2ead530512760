using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Agents.Hocon.Tests;

/// <summary>What <c>docs/configuration.md</c> shows is what happens: the marked regions of the page are the inputs of these tests.</summary>
public class ConfigurationPageTests
{
    private static readonly Dictionary<string, string> Examples = Regex
        .Matches(File.ReadAllText(PagePath()), "<!-- example: (?<name>[a-z-]+) -->\n```[a-z]+\n(?<text>.*?)```", RegexOptions.Singleline)
        .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["text"].Value);

    [Theory]
    [InlineData("basics", "{'agent':{'name':'front desk','greeting':'Hello, how can I help?','models':['deepgram/nova-3','local/pocketsphinx'],'temperature':0.4,'recording':'off'}}")]
    [InlineData("triple-quotes", "{'instructions':'You answer the phone of a bakery.\\nBe brief. Never say \\'as an AI\\'.'}")]
    [InlineData("paths", "{'gateway':{'listen':'127.0.0.1:8089','limits':{'recognisers':4,'voices':8},'models':{'whisper.cpp':'whisper'}}}")]
    [InlineData("lists", "{'models':['a','b','c','d']}")]
    [InlineData("substitution", "{'port':8089,'defaults':{'voice':'slt','language':'en'},'agents':{'desk':{'voice':'rms','language':'en'},'night':{'voice':'slt','language':'en','greeting':'This is rms, the desk is closed.'}}}")]
    public void An_example_means_what_the_page_says(string name, string json) => Examples[name].ShouldReadAs(json);

    [Fact]
    public void The_environment_overrides() => HoconDocument.Parse(Examples["substitution"], Read.Options(("AGENTS_PORT", "9000"))).GetInt32("port").ShouldBe(9000);

    [Fact]
    public void Includes()
    {
        using var files = new Files().With("main.conf", Examples["include"]).With("defaults.conf", "a = 1").With("voices.conf", "slt = female, default = ${slt}");

        files.Json("main.conf").ShouldBe("""{"a":1,"voices":{"slt":"female","default":"female"}}""");
    }

    [Fact]
    public void Units()
    {
        var document = HoconDocument.Parse(Examples["units"]);

        document.GetDuration("timeout").ShouldBe(TimeSpan.FromMilliseconds(1500));
        document.GetDuration("idle").ShouldBe(TimeSpan.FromMinutes(5));
        document.GetDuration("window").ShouldBe(TimeSpan.FromMilliseconds(250));
        document.GetSize("buffer").ShouldBe(65_536);
        document.GetSize("disk").ShouldBe(2_000_000_000);
        document.GetBoolean("recording").ShouldBeTrue();
    }

    [Fact]
    public void Errors()
        => Should.Throw<HoconException>(() => HoconDocument.Parse(Examples["wrong"], new HoconOptions { SourceName = "gateway.conf" }))
            .Message.ShouldBe(Examples["wrong-errors"].TrimEnd());

    [Fact]
    public void The_program_compiles_and_runs()
    {
        using var files = new Files().With("agents.conf", "gateway { buffer = 1 MiB }");
        var directory = files.Directory;

        // <csharp>
        var configuration = new ConfigurationBuilder()
            .SetBasePath(directory)
            .AddHoconFile("agents.conf", optional: false, reloadOnChange: true)
            .Build();

        var timeout = configuration.GetDuration("gateway:timeout", TimeSpan.FromSeconds(10));
        var buffer = configuration.GetSize("gateway:buffer");
        var place = HoconOrigins.OfKey(configuration, "gateway:buffer");
        // </csharp>

        using var watching = (IDisposable)configuration;
        timeout.ShouldBe(TimeSpan.FromSeconds(10));
        buffer.ShouldBe(1_048_576);
        place.ShouldBe(new HoconOrigin(files["agents.conf"], 1, 11));
        Unindented(Regex.Match(File.ReadAllText(ThisPath()), "// <csharp>\n(?<text>.*?) *// </csharp>", RegexOptions.Singleline).Groups["text"].Value).ShouldBe(Examples["csharp"]);
    }

    [Fact]
    public void No_example_is_untested()
        => Examples.Keys.ShouldBe(["basics", "triple-quotes", "paths", "lists", "substitution", "include", "units", "wrong", "wrong-errors", "csharp"]);

    private static string Unindented(string code) => Regex.Replace(code, "^ {8}", "", RegexOptions.Multiline);

    private static string ThisPath([CallerFilePath] string here = "") => here;

    private static string PagePath() => Path.Combine(Path.GetDirectoryName(ThisPath())!, "..", "..", "docs", "configuration.md");
}
