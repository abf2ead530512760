using System.Diagnostics;
using System.Globalization;

namespace Agents.Bench.Density;

/// <summary><c>agents serve</c> as a user starts it, with a gateway elsewhere; a probe inside tells its memory.</summary>
internal sealed class HostProcess : BesideProcess
{
    private const string Ready = "listening on ";
    private readonly string _folder;

    private HostProcess(ProcessStartInfo start, string folder) : base(start) => _folder = folder;

    /// <summary>Where it listens, as <c>ws://…</c>.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Tells its memory.</summary>
    public HostProbe Probe { get; private set; } = null!;

    public static async Task<HostProcess> StartAsync(string gateway)
    {
        var folder = Directory.CreateTempSubdirectory("agents-density-").FullName;
        var probe = Path.Combine(folder, "probe");
        string[] arguments = [Beside("agents.dll"), "serve", "--port", "0", "--url", gateway, "--stt", "bench/ear", "--llm", "bench/mind", "--tts", "bench/mouth"];
        var start = new ProcessStartInfo("dotnet", arguments);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("LIVEKIT_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        start.Environment.Remove("AGENTS_API_KEYS");
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
        start.Environment[StartupHook.Variable] = probe;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        var host = new HostProcess(start, folder);
        var line = await host.ReadLineAsync();
        if (!line.StartsWith(Ready, StringComparison.Ordinal))
            throw new InvalidOperationException($"The host said '{line}' instead of its address.");
        host.Address = new UriBuilder(line[Ready.Length..]) { Scheme = "ws" }.Uri;
        host.Probe = new HostProbe(probe);
        return host;
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        Probe?.Dispose();
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <inheritdoc />
    protected override void End(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
