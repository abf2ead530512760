using System.CommandLine;
using Agents.Hocon;
using Agents.Host.Configuration;

namespace Agents.Host.Cli;

/// <summary><c>agents config check</c>: says what is wrong with a file of settings, without starting anything.</summary>
internal static class ConfigCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("file") { Description = "Settings in HOCON." };
        var check = new Command("check", "Check a file of settings: every fault with file, line, value and what is allowed.") { file };
        check.SetAction(parsed => Check(parsed.GetValue(file)!, terminal));
        return new Command("config", "Work with files of settings.") { check };
    }

    private static int Check(string path, Terminal terminal)
    {
        try
        {
            var settings = HostFile.Load(path, HoconDocument.Parse(""), terminal.Environment);
            terminal.Output.WriteLine($"{path} is right; agents: {string.Join(", ", settings.Agents.Select(agent => agent.Name).DefaultIfEmpty("demo"))}");
            return ExitCodes.Done;
        }
        catch (HoconException wrong)
        {
            foreach (var fault in wrong.Errors)
                terminal.Error.WriteLine(fault.ToString());
            return ExitCodes.UsageOrEnvironment;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The settings {path} cannot be read: {failure.Message}");
        }
    }
}
