using System.Text;
using System.Text.RegularExpressions;
using Agents.Hocon;
using Agents.Shared.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Agents.Gateway.Tests;

/// <summary>The examples of docs/gateway.md: the code is compiled and run, settings, scripts and fault rules are read.</summary>
public sealed partial class GatewaySnippets
{
    private static readonly string Page = File.ReadAllText(GatewayFileTests.Repository("docs/gateway.md"));

    [Fact]
    public void The_page_shows_this_code() => DocSnippets.ShouldBeCompiled("docs/gateway.md", "tests/Agents.Gateway.Tests");

    [Fact]
    public async Task Embedding_it_works()
    {
        // snippet: embed
        await using var gateway = await GatewayServer.StartAsync(new GatewayOptions { Port = 0 });
        gateway.Gateway.Check(stt: ["local/pocketsphinx:en"], tts: ["local/flite:rms"], llm: ["local/concierge"]);
        Console.WriteLine($"LIVEKIT_INFERENCE_URL={gateway.Address}");
        // end snippet
        gateway.Address.AbsolutePath.ShouldBe("/v1");
    }

    [Fact]
    public async Task An_application_of_its_own_serves_it()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        // snippet: aspnet
        builder.Services.AddInferenceGateway(new GatewayOptions());
        var app = builder.Build();
        app.MapInferenceGateway("/v1");
        // end snippet
        await app.StartAsync();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", TestGateway.Token());
        (await http.GetStringAsync($"{app.Urls.Single()}/v1/models")).ShouldContain("local/concierge");
        app.Services.GetRequiredService<InferenceGateway>().Models.ShouldContain("local/flite:slt");
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Scripts_answer_as_they_say()
    {
        // snippet: scripts
        var scripts = new ScriptedEngines()
            .Hears("caller", HearingScript.Of((TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), "what time is it")))
            .Answers("clerk", new AnswerScript([
                new ScriptedAnswer { When = "time", Calls = [new ScriptedToolCall("get_time")] },
                new ScriptedAnswer { AfterTool = true, Text = "They tell me: {tool}" },
                new ScriptedAnswer { Text = "I see." }]))
            .Speaks("voice", new SpeakingScript { PerWord = TimeSpan.FromMilliseconds(200) });
        var options = new GatewayOptions { Port = 0, Engines = scripts.Build() };
        // end snippet
        await using var gateway = await TestGateway.StartAsync(options);
        string.Concat(await ChatTests.StreamAsync(gateway, ChatTests.Ask("what time is it", model: "scripted/clerk"))).ShouldContain("get_time");
        string.Concat(await ChatTests.StreamAsync(gateway, ChatTests.Ask("well", model: "scripted/clerk"))).ShouldContain("see.");
    }

    [Fact]
    public void The_settings_are_settings()
    {
        var options = GatewayFile.Read(HoconDocument.Parse(Example("settings", "hocon")));
        options.Validate();
        options.Engines!.SelectMany(engine => engine.Models).ShouldContain("command/whisper");
    }

    [Fact]
    public void The_script_is_a_script() =>
        ScriptFile.Read(Encoding.UTF8.GetBytes(Example("script", "json")), ".").Build().SelectMany(engine => engine.Models)
            .ShouldBe(["scripted/caller", "scripted/clerk", "scripted/voice"]);

    [Fact]
    public void The_fault_rules_are_rules()
    {
        var rules = FaultRow().Matches(Page).Select(match => match.Groups[1].Value).ToList();
        rules.Count.ShouldBe(7);
        FaultRules.Parse(string.Join(';', rules)).Rules.Length.ShouldBe(7);
    }

    private static string Example(string name, string language) =>
        Regex.Match(Page, $"<!-- example: {name} -->\n```{language}\n(.*?)\n```", RegexOptions.Singleline).Groups[1].Value;

    [GeneratedRegex(@"^\| `((?:stt|tts|llm|bargein) [^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex FaultRow();
}
