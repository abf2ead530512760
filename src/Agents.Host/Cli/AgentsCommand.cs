using System.CommandLine;
using Agents.Host.Call;
using Agents.Host.Chat;
using Agents.Host.Completion;
using Agents.Host.Doctor;
using Agents.Host.Gateway;
using Agents.Host.Serve;
using Agents.Host.Sessions;

namespace Agents.Host.Cli;

/// <summary>The command line of <c>agents</c>.</summary>
internal static class AgentsCommand
{
    /// <summary>Runs a command line.</summary>
    /// <param name="args">The words after <c>agents</c>.</param>
    /// <param name="terminal">Where it reads and writes.</param>
    /// <param name="stop">Ctrl+C or SIGTERM.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken stop)
    {
        var root = new RootCommand("A voice agent runtime: it hears a caller, thinks, and answers by voice.")
        {
            CallCommand.Create(terminal),
            ServeCommand.Create(terminal),
            GatewayCommand.Create(terminal),
            SessionsCommand.Create(terminal),
            DoctorCommand.Create(terminal),
            CompletionCommand.Create(terminal),
            ConsoleCommand.Create(terminal),
            ConfigCommand.Create(terminal),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            terminal.Error.WriteLine($"agents: {parsed.Errors[0].Message} See 'agents {parsed.CommandResult.Command.Name} --help'.");
            return ExitCodes.UsageOrEnvironment;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = terminal.Output, Error = terminal.Error }, stop);
        }
        catch (UsageException wrong)
        {
            terminal.Error.WriteLine($"agents: {wrong.Message}");
            return ExitCodes.UsageOrEnvironment;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception failure)
        {
            terminal.Error.WriteLine($"agents: this should not happen, please report it: {failure.GetType().Name}: {failure.Message}");
            return ExitCodes.Failed;
        }
    }
}
