using System.CommandLine;
using Agents.Host.Cli;

namespace Agents.Host.Doctor;

/// <summary><c>agents doctor</c>: what is missing on this machine, and how to get it.</summary>
internal static class DoctorCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var json = new Option<bool>("--json") { Description = "Print JSON, one object a line." };
        var command = new Command("doctor", "Tell what is missing on this machine and how to get it. Exit code 1 if something needed is missing.") { json };
        command.SetAction(parsed =>
        {
            var examination = Examination.Of(Machine.This(terminal.Environment));
            ExaminationPrinter.Print(examination, terminal.Output, parsed.GetValue(json));
            return examination.ExitCode;
        });
        return command;
    }
}
