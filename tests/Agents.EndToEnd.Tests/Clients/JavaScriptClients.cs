using System.Diagnostics;
using Agents.EndToEnd.Tests.Support;
using Newtonsoft.Json.Linq;

namespace Agents.EndToEnd.Tests.Clients;

/// <summary>Runs the programs of <c>Clients/livekit-agents</c> in Node against <c>agents gateway</c>. The npm packages are those of the lock file; no install script of theirs runs.</summary>
public sealed class JavaScriptClients : IAsyncLifetime
{
    /// <summary>Where the programs are.</summary>
    internal static readonly string Folder = Path.Combine(Files.Root, "tests", "Agents.EndToEnd.Tests", "Clients", "livekit-agents");

    private RunningGateway? _gateway;

    /// <summary>Installs what is missing and starts a gateway.</summary>
    public async Task InitializeAsync()
    {
        if (!IsInstalled()) await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        _gateway = await RunningGateway.StartAsync(["--port", "0"]);
    }

    /// <summary>Ends the gateway.</summary>
    public Task DisposeAsync()
    {
        _gateway?.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>The lines of JSON that a program prints.</summary>
    internal async Task<JObject[]> NodeAsync(string script, params string[] arguments) =>
        [.. (await PrintAsync(script, arguments)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(JObject.Parse)];

    /// <summary>What a program prints.</summary>
    internal Task<string> PrintAsync(string script, params string[] arguments) => RunAsync(
        "env", [$"LIVEKIT_INFERENCE_URL={_gateway!.Url}", "LIVEKIT_API_KEY=devkey", "LIVEKIT_API_SECRET=secret", "node", script, .. arguments]);

    /// <summary>npm writes this file last; it is as new as the lock file when both say the same.</summary>
    private static bool IsInstalled()
    {
        var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        return installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json"));
    }

    private static async Task<string> RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var ended = await AgentsProgram.EndOf(process);
        return ended.ExitCode == 0
            ? ended.Output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} in {Folder} ended with {ended.ExitCode}: {ended.Error}{ended.Output}");
    }
}
