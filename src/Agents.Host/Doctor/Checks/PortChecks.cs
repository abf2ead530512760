namespace Agents.Host.Doctor.Checks;

/// <summary>The ports that servers take when nothing is said.</summary>
internal static class PortChecks
{
    /// <summary>Looks.</summary>
    public static IEnumerable<Finding> Run(Machine machine) => [Port(machine, 8080, "serve"), Port(machine, 8089, "gateway")];

    private static Finding Port(Machine machine, int port, string command) => machine.PortIsFree(port)
        ? new Finding($"port {port} (agents {command})", Standing.Present, "free")
        : new Finding($"port {port} (agents {command})", Standing.Optional, "in use, perhaps by a server that runs already", $"agents {command} --port N");
}
