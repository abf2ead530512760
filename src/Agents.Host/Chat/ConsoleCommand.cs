using System.CommandLine;
using Agents.Host.Cli;

namespace Agents.Host.Chat;

/// <summary><c>agents console</c>: talk to the agent by keyboard.</summary>
internal static class ConsoleCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var llm = new Option<string?>("--llm") { Description = "Language model, such as local/concierge." };
        var url = new Option<string?>("--url") { Description = "Use this gateway instead of the embedded one; what you type is sent there." };
        var faults = new Option<string[]>("--faults") { Description = "Faults for the embedded gateway to inject (docs/gateway.md)." };
        var script = new Option<string?>("--script") { Description = "JSON file with scripts for the embedded gateway's scripted/* engines." };
        var command = new Command("console", "Talk to the agent by keyboard: type, read the answer as it comes. /help lists commands.") { llm, url, faults, script };
        command.SetAction((parsed, stop) => new ChatRunner(
            new SpeechOptions
            {
                Llm = parsed.GetValue(llm),
                Url = parsed.GetValue(url),
                Faults = parsed.GetValue(faults) ?? [],
                Script = parsed.GetValue(script),
                Environment = terminal.Environment,
            },
            terminal).RunAsync(stop));
        return command;
    }
}
