using System.Diagnostics;

namespace Agents.Bench.Gateway;

/// <summary>A <see cref="BenchGateway"/> that has one processor; the load has the others.</summary>
internal sealed class PinnedGateway : IAsyncDisposable
{
    private readonly Process _process;

    private PinnedGateway(Process process, string url) => (_process, Url) = (process, url);

    public string Url { get; }

    /// <summary>Seconds that the gateway has computed, on all its threads.</summary>
    public double ProcessorSeconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>Memory of the gateway, in bytes.</summary>
    public long MemoryBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts it on processor 0. <c>taskset</c> replaces itself with the gateway, so that the process is the gateway.</summary>
    public static async Task<PinnedGateway> StartAsync(string? config)
    {
        var self = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this program is unknown.");
        string[] arguments = ["--cpu-list", "0", self, "gateway-server", .. config is null ? (string[])[] : [config]];
        var start = new ProcessStartInfo("taskset", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException("taskset did not start; it comes with util-linux.");
        return new PinnedGateway(process, await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The gateway did not start."));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
