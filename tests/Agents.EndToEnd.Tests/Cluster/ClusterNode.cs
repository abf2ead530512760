using Agents.EndToEnd.Tests.Support;

namespace Agents.EndToEnd.Tests.Cluster;

/// <summary>One <c>agents serve</c> among several that share a database.</summary>
internal sealed class ClusterNode : IDisposable
{
    private readonly RunningProgram _program;
    private AgentsProgram? _end;

    private ClusterNode(string name, RunningProgram program, Uri url) => (Name, _program, Url) = (name, program, url);

    public string Name { get; }

    /// <summary>Where clients connect.</summary>
    public Uri Url { get; }

    public static async Task<ClusterNode> StartAsync(string name, string store)
    {
        var program = AgentsProgram.Start(["serve", "--port", "0", "--node", name], [("AGENTS_STORE", store)]);
        var line = await program.ReadLineAsync();
        return line?.StartsWith("listening on http", StringComparison.Ordinal) == true
            ? new ClusterNode(name, program, new Uri(line["listening on ".Length..].Replace("http", "ws", StringComparison.Ordinal)))
            : throw new InvalidOperationException($"Node {name} did not start: {(await program.SignalAsync("TERM")).Error}");
    }

    /// <summary>Ends it as a power cut does.</summary>
    public async Task KillAsync() => _end = await _program.SignalAsync("KILL");

    /// <summary>Ends it as a service manager does.</summary>
    public async Task<AgentsProgram> StopAsync() => _end = await _program.SignalAsync("TERM");

    /// <summary>Ends it, if it has not ended, and tells what it logged.</summary>
    public async Task<string> EndAsync()
    {
        _end ??= await _program.SignalAsync("KILL");
        return $"exit code {_end.ExitCode}\n{_end.Error}";
    }

    public void Dispose() => _program.Dispose();
}
