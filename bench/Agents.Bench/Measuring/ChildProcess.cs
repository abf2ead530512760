using System.Diagnostics;

namespace Agents.Bench.Measuring;

/// <summary>Runs this program once more, so that no benchmark inherits the heap or the compiled code of another.</summary>
internal static class ChildProcess
{
    public static async Task<int> Run(params string[] arguments)
    {
        var self = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this program is unknown; use --here.");
        using var process = Process.Start(new ProcessStartInfo(self, arguments)) ?? throw new InvalidOperationException($"{self} did not start.");
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
