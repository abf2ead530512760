using Agents.EndToEnd.Tests.Support;
using Newtonsoft.Json.Linq;

namespace Agents.EndToEnd.Tests.Realtime;

/// <summary>The npm client <c>@openai/agents</c>, unmodified and pinned by its lock file, against <c>agents serve</c>.</summary>
public sealed class OpenAiAgentsTests
{
    private static readonly string Folder = Path.Combine(Files.Root, "tests", "Agents.EndToEnd.Tests", "Realtime", "openai-agents");

    [Fact]
    public async Task Point31_a_spoken_question_is_answered_spoken_over_and_answered_again()
    {
        await InstallAsync();
        using var host = await ServedHost.StartAsync();
        using var folder = new TemporaryFolder();
        var question = folder.File("question.pcm");
        await File.WriteAllBytesAsync(question, ServedHost.Question("what-time-is-it.wav"));

        var client = await AgentsProgram.RunAsync("node", [Path.Combine(Folder, "main.mjs"), $"ws://{host.Address.Authority}/v1/realtime?model=demo", question]);

        client.ExitCode.ShouldBe(0, client.Error);
        var seen = JObject.Parse(client.Output);
        seen["problems"]!.ShouldBeEmpty(client.Output);
        seen["errors"]!.ShouldBeEmpty(client.Output);
        seen["heard"]!.Select(words => string.Join(' ', Words.Of((string)words!))).ShouldBe(["what time is it", "what time is it"]);
        ((int)seen["toolCalls"]!).ShouldBe(2);
        ((int)seen["interrupted"]!).ShouldBeGreaterThan(0, client.Output);
        seen["statuses"]!.Select(status => (string?)status).ShouldBe(["completed", "cancelled", "completed", "completed"]);
        ((string)seen["said"]!.Last!).ShouldContain("quarter past two");
        ((int)seen["soundBytes"]!).ShouldBeGreaterThan(48_000 * 3);
        seen["types"]!["conversation.item.retrieved"]!.Value<int>().ShouldBeGreaterThan(0);
    }

    private static async Task InstallAsync()
    {
        var marker = Path.Combine(Folder, "node_modules", ".package-lock.json");
        if (File.Exists(marker))
            return;
        var install = await AgentsProgram.RunAsync("npm", ["ci", "--prefix", Folder, "--ignore-scripts", "--no-audit", "--no-fund"]);
        install.ExitCode.ShouldBe(0, install.Error);
    }
}
