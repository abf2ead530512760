using System.CommandLine;
using Agents.Host.Cli;

namespace Agents.Host.Sessions;

/// <summary>The options that all commands about a running host share.</summary>
internal sealed class HostFlags(Terminal terminal)
{
    private readonly Option<string?> _url = new("--url") { Description = $"Address of the host. Default: AGENTS_URL, else {HostAddress.Default}.", Recursive = true };
    private readonly Option<string?> _key = new("--key") { Description = "Key of the host. Default: AGENTS_API_KEY, which other users of the machine cannot see.", Recursive = true };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON, one object a line.", Recursive = true };

    /// <summary>Where results go.</summary>
    public TextWriter Output => terminal.Output;

    /// <summary>Gives the options to a command and those below it.</summary>
    public void AddTo(Command command)
    {
        command.Add(_url);
        command.Add(_key);
        command.Add(_json);
    }

    /// <summary>Whether JSON is printed.</summary>
    public bool Json(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>Does something with the host.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public async Task<int> RunAsync(ParseResult parsed, Func<HostClient, Task> action)
    {
        using var client = new HostClient(HostAddress.From(parsed.GetValue(_url), parsed.GetValue(_key), terminal.Environment));
        try
        {
            await action(client);
            return ExitCodes.Done;
        }
        catch (HostRefusedException refused)
        {
            terminal.Error.WriteLine($"agents: {refused.Message}");
            return ExitCodes.Failed;
        }
    }
}
