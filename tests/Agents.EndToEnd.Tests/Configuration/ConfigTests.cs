using Agents.EndToEnd.Tests.Support;
using Newtonsoft.Json.Linq;

namespace Agents.EndToEnd.Tests.Configuration;

/// <summary>Files of settings, from the command line.</summary>
public class ConfigTests
{
    [Fact]
    public async Task Check_tells_every_fault_with_its_line_and_exits_2()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("my.conf");
        await File.WriteAllTextAsync(file, "agents {\n  port = 70000\n  agents.desk { instructions = hello, greting = hi }\n}\n");
        var wrong = await AgentsProgram.RunAsync("config", "check", file);
        wrong.ExitCode.ShouldBe(2);
        wrong.Output.ShouldBeEmpty();
        wrong.ErrorLines.ShouldHaveSingleItem().ShouldSatisfyAllConditions(line => line.ShouldContain("my.conf:3:"), line => line.ShouldContain("greeting"));

        await File.WriteAllTextAsync(file, "agents.agents.desk.instructions = hello");
        var right = await AgentsProgram.RunAsync("config", "check", file);
        (right.ExitCode, right.Output).ShouldBe((0, $"{file} is right; agents: desk\n"));
    }

    [Fact]
    public async Task A_wrong_setting_stops_the_start()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("my.conf");
        await File.WriteAllTextAsync(file, "agents.rest.max-body = 1 B\n");
        var program = await AgentsProgram.RunAsync("serve", "--config", file);
        program.ExitCode.ShouldBe(2);
        program.ErrorLines.ShouldHaveSingleItem().ShouldContain("my.conf:1:24: agents.rest.max-body: the value is 1 B; allowed is");
    }

    [Fact]
    public async Task Agents_are_read_again_while_the_server_runs_and_a_wrong_file_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("my.conf");
        await File.WriteAllTextAsync(file, "agents.agents.desk { instructions = hello, greeting = \"Good day.\" }\n");
        using var program = AgentsProgram.Start("serve", "--port", "0", "--config", file);
        var line = await program.ReadLineAsync();
        using var http = new HttpClient { BaseAddress = new Uri(line!["listening on ".Length..]) };
        (await AgentsAsync(http)).ShouldBe("desk");

        await File.WriteAllTextAsync(file, "agents.agents { desk.instructions = hello, night.instructions = good night }\n");
        await UntilAsync(http, "desk,night");
        await File.WriteAllTextAsync(file, "agents.agents { desk.instrutions = hello }\n");
        await File.WriteAllTextAsync(file, "agents.agents { night.instructions = good night }\n");
        await UntilAsync(http, "night");

        var ended = await program.SignalAsync("TERM");
        ended.Error.ShouldContain("new sessions get its agents: night");
    }

    private static async Task<string> AgentsAsync(HttpClient http) =>
        string.Join(',', JObject.Parse(await http.GetStringAsync("/v1/agents"))["agents"]!.Select(name => (string?)name));

    /// <summary>Asks until the names are there; the guard of the test run ends it if they never are.</summary>
    private static async Task UntilAsync(HttpClient http, string names)
    {
        while (await AgentsAsync(http) != names)
        {
        }
    }
}
