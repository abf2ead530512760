namespace Agents.Host.Doctor.Checks;

/// <summary>Programs that some commands and tests run.</summary>
internal static class ProgramChecks
{
    private static readonly string[] PostgresVersions = ["18", "17", "16", "15", "14", "13"];

    /// <summary>Looks.</summary>
    public static IEnumerable<Finding> Run(Machine machine) =>
    [
        Postgres(machine),
        Program(machine, "chromium", "chromium", "the tests of the web page"),
        Program(machine, "node", "nodejs npm", "the tests with JavaScript clients"),
    ];

    private static Finding Program(Machine machine, string name, string package, string user) => machine.Program(name) is { } found
        ? new Finding(name, Standing.Present, found)
        : new Finding(name, Standing.Optional, $"only {user} needs it", EngineChecks.Install(package));

    /// <summary>Debian keeps the server's programs out of the PATH.</summary>
    private static Finding Postgres(Machine machine)
    {
        var found = machine.Program("pg_ctl")
            ?? PostgresVersions.Select(version => $"/usr/lib/postgresql/{version}/bin/pg_ctl").FirstOrDefault(machine.HasFile);
        return found is not null
            ? new Finding("postgres", Standing.Present, found)
            : new Finding("postgres", Standing.Optional, "only the tests of the store need a server here", EngineChecks.Install("postgresql"));
    }
}
