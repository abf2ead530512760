using Agents.Host.Tests.Cli;

namespace Agents.Host.Tests.Completion;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("bash", "complete -o default -F _agents_complete agents")]
    [InlineData("zsh", "compdef _agents_complete agents")]
    [InlineData("fish", "complete -c agents -a '(_agents_complete)'")]
    public async Task Each_shell_has_a_script(string shell, string registration)
    {
        var run = await CliRun.RunAsync("completion", shell);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain(registration);
        run.Output.ShouldContain("[suggest:");
    }

    [Fact]
    public async Task Another_shell_is_refused_with_those_there_are()
    {
        var run = await CliRun.RunAsync("completion", "tcsh");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("'tcsh'");
    }

    [Theory]
    [InlineData("", "doctor")]
    [InlineData("ses", "sessions")]
    [InlineData("sessions ", "tail")]
    [InlineData("sessions end one --dr", "--drain")]
    [InlineData("serve --node-", "--node-listen")]
    [InlineData("completion ", "fish")]
    public async Task The_program_itself_knows_what_may_follow(string line, string expected)
    {
        var run = await CliRun.RunAsync($"[suggest:{line.Length}]", line);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Lines.ShouldContain(expected);
    }
}
