using Agents.Host.Cli;
using Agents.Host.Tests.Cli;
using Agents.Host.Tests.Rest;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Tests.Sessions;

/// <summary><c>agents sessions</c> against a running host.</summary>
public sealed class SessionsCommandTests
{
    [Fact]
    public async Task Sessions_are_listed_as_a_table_and_as_JSON()
    {
        await using var host = await RestHost.StartAsync();
        (await Run(host, "list")).Output.ShouldBe($"No session runs.{System.Environment.NewLine}");
        await host.SendAsync("POST", "/v1/sessions", """{"id":"one","agent":"desk"}""");
        await host.SendAsync("POST", "/v1/sessions", """{"id":"two","agent":"night"}""");

        var table = await Run(host, "list");
        var json = await Run(host, "list", "--json");

        table.ExitCode.ShouldBe(0, table.Error);
        table.Lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0].ShouldBe("Session");
        table.Lines.Single(line => line.StartsWith("one ", StringComparison.Ordinal)).ShouldContain(" desk ");
        table.Lines.Single(line => line.StartsWith("two ", StringComparison.Ordinal)).ShouldContain(" night ");
        json.Lines.Select(line => (string?)JObject.Parse(line)["id"]).ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task A_session_says_what_it_is_told_is_followed_and_ended()
    {
        await using var host = await RestHost.StartAsync();
        await host.SendAsync("POST", "/v1/sessions", """{"id":"one","agent":"desk"}""");
        var (output, error) = (new WatchedOutput(), new StringWriter());
        var heard = output.PrintedAsync("agent    Your table is ready.");
        var following = AgentsCommand.RunAsync(
            ["sessions", "tail", "one", "--url", host.Address.ToString()], new Terminal(output, error, _ => null), CancellationToken.None);

        var said = await Run(host, "say", "one", "Your", "table", "is ready.");
        await heard;
        var ended = await Run(host, "end", "one");

        (await following).ShouldBe(0, error.ToString());
        said.ExitCode.ShouldBe(0, said.Error);
        said.Lines.ShouldHaveSingleItem().ShouldStartWith("speech_");
        ended.ExitCode.ShouldBe(0, ended.Error);
        output.ToString().TrimEnd().ShouldEndWith("session  [over: user_initiated]");
    }

    [Theory]
    [InlineData("tail", "nobody")]
    [InlineData("say", "nobody", "hello")]
    [InlineData("end", "nobody")]
    public async Task A_session_that_does_not_run_is_exit_code_1_in_the_words_of_the_host(params string[] command)
    {
        await using var host = await RestHost.StartAsync();

        var run = await Run(host, command);

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldStartWith("agents: No session 'nobody' runs");
    }

    [Fact]
    public async Task A_missing_key_is_exit_code_2_and_names_the_option()
    {
        await using var host = await RestHost.StartAsync(options => options with { Access = new AccessOptions { ApiKeys = ["secret-1"] } });

        var without = await Run(host, "list");
        var with = await Run(host, "list", "--key", "secret-1");

        without.ExitCode.ShouldBe(2);
        without.Error.ShouldContain("AGENTS_API_KEY or --key");
        with.ExitCode.ShouldBe(0, with.Error);
    }

    [Fact]
    public async Task A_host_that_is_not_there_is_exit_code_2_and_tells_how_to_start_one()
    {
        var gone = await RestHost.StartAsync();
        var address = gone.Address;
        await gone.DisposeAsync();

        var run = await CliRun.RunAsync("sessions", "list", "--url", address.ToString());

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain($"{address} cannot be reached");
        run.Error.ShouldContain("agents serve");
    }

    private static Task<CliRun> Run(RestHost host, params string[] command) =>
        CliRun.RunAsync(["sessions", .. command, "--url", host.Address.ToString()]);
}
