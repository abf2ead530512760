using System.Diagnostics;

namespace Agents.Bench.Inference;

/// <summary>The scripted gateway, running beside this process.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private readonly Process _process;

    private GatewayProcess(Process process, string url) => (_process, Url) = (process, url);

    public int Id => _process.Id;

    public string Url { get; }

    public static async Task<GatewayProcess> StartAsync()
    {
        var self = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this program is unknown.");
        var start = new ProcessStartInfo(self, ["inference-gateway"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{self} did not start.");
        return new GatewayProcess(process, await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The gateway did not start."));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
