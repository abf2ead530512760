using System.Diagnostics;

namespace Agents.EndToEnd.Tests.Support;

/// <summary>A program that is still running.</summary>
internal sealed class RunningProgram(Process process) : IDisposable
{
    /// <summary>The next line on standard output; null at its end.</summary>
    public ValueTask<string?> ReadLineAsync() => process.StandardOutput.ReadLineAsync(CancellationToken.None);

    /// <summary>Sends a signal, as Ctrl+C (<c>INT</c>) or a service manager (<c>TERM</c>) does, and awaits the end.</summary>
    public async Task<AgentsProgram> SignalAsync(string signal)
    {
        using (var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        return await AgentsProgram.EndOf(process);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
