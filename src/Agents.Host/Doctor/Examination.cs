using Agents.Host.Cli;
using Agents.Host.Doctor.Checks;

namespace Agents.Host.Doctor;

/// <summary>All checks of a machine.</summary>
/// <param name="Findings">What was found, in the order of the checks.</param>
internal sealed record Examination(IReadOnlyList<Finding> Findings)
{
    /// <summary>Examines a machine.</summary>
    public static Examination Of(Machine machine) =>
        new([.. RuntimeCheck.Run(machine), .. EngineChecks.Run(machine), .. PortChecks.Run(machine), .. ProgramChecks.Run(machine)]);

    /// <summary><see cref="ExitCodes.Failed"/> if something needed is missing.</summary>
    public int ExitCode => Findings.Any(finding => finding.Standing == Standing.Missing) ? ExitCodes.Failed : ExitCodes.Done;
}
