namespace Agents.Host.Doctor.Checks;

/// <summary>.NET: the runtime that runs the program, and the SDK that builds it.</summary>
internal static class RuntimeCheck
{
    private const int Wanted = 10;

    /// <summary>Looks.</summary>
    public static IEnumerable<Finding> Run(Machine machine) =>
    [
        machine.Runtime.Major >= Wanted
            ? new Finding(".NET runtime", Standing.Present, machine.Runtime.ToString())
            : new Finding(".NET runtime", Standing.Missing, $"{machine.Runtime} is too old, {Wanted} is needed", $"install .NET {Wanted} from https://dot.net"),
        machine.Program("dotnet") is { } found
            ? new Finding("dotnet command", Standing.Present, found)
            : new Finding("dotnet command", Standing.Optional, "only building needs it", $"install the .NET {Wanted} SDK from https://dot.net"),
    ];
}
