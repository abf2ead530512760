using ModelContextProtocol.Client;

namespace Agents.Actors;

/// <summary>A program that speaks the protocol on its standard input and output. It is started with the connection and ended with it.</summary>
/// <param name="name">Name of the server in errors and logs.</param>
/// <param name="command">The program.</param>
public sealed record McpProgramSource(string name, string command) : McpToolSource(name)
{
    /// <summary>What it is started with.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Variables added to this process's own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Where it runs. Default null: where this process does.</summary>
    public string? WorkingDirectory { get; init; }

    internal override IClientTransport NewTransport() => new StdioClientTransport(new StdioClientTransportOptions
    {
        Name = Name,
        Command = command,
        Arguments = [.. Arguments],
        EnvironmentVariables = Environment.ToDictionary(pair => pair.Key, pair => (string?)pair.Value),
        WorkingDirectory = WorkingDirectory,
    });
}
