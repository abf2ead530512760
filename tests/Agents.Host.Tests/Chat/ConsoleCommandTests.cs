using Agents.Host.Tests.Cli;

namespace Agents.Host.Tests.Chat;

/// <summary><c>agents console</c> with the responder that is part of the program: no key, no network, no engine.</summary>
public sealed class ConsoleCommandTests
{
    [Fact]
    public async Task What_is_typed_is_answered_line_by_line()
    {
        var run = await CliRun.TypeAsync("what day is today\nthank you\n", "console");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Lines.Length.ShouldBe(2);
        run.Lines[0].ShouldStartWith("Today is ");
        run.Error.ShouldStartWith("gateway: embedded, on this machine (nothing leaves it)");
    }

    [Fact]
    public async Task Nothing_after_quit_is_read()
        => (await CliRun.TypeAsync("/quit\nwhat day is today\n", "console")).ShouldSatisfyAllConditions(
            run => run.ExitCode.ShouldBe(0, run.Error),
            run => run.Output.ShouldBeEmpty());

    [Fact]
    public async Task Commands_are_carried_out_and_wrong_ones_told()
    {
        var run = await CliRun.TypeAsync("/agent\n/agent nobody\n/agent demo\n/interrupt\n/dance\nwhat day is today\n", "console");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldContain("demo has the conversation. Agents: demo.");
        run.Error.ShouldContain("There is no agent \"nobody\". Agents: demo.");
        run.Error.ShouldContain("There is no command /dance:");
        run.Lines.ShouldHaveSingleItem().ShouldStartWith("Today is ");
    }

    [Fact]
    public async Task An_answer_that_fails_for_good_is_exit_code_1()
    {
        var run = await CliRun.TypeAsync("what day is today\n", "console", "--faults", "llm status=400");

        run.ExitCode.ShouldBe(1, run.Error);
    }

    [Fact]
    public async Task A_model_that_is_not_known_is_exit_code_2()
    {
        var run = await CliRun.TypeAsync("hello\n", "console", "--llm", "local/nothing");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("local/nothing");
    }
}
