using System.CommandLine;
using Agents.Host.Cli;

namespace Agents.Host.Completion;

/// <summary><c>agents completion</c>: prints the script that lets a shell complete command lines.</summary>
internal static class CompletionCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong([.. CompletionScripts.Shells]);
        var command = new Command("completion", "Print a script that lets a shell complete command lines, such as eval \"$(agents completion bash)\".") { shell };
        command.SetAction(parsed => terminal.Output.Write(CompletionScripts.For(parsed.GetValue(shell)!)));
        return command;
    }
}
