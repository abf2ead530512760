using System.Diagnostics;

namespace Agents.Bench.Density;

/// <summary>A program that runs beside this one.</summary>
internal abstract class BesideProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Process _process;

    /// <summary>Starts it.</summary>
    protected BesideProcess(ProcessStartInfo start)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = true;
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
    }

    /// <summary>Seconds that all its threads have computed.</summary>
    public double ProcessorSeconds => Fresh().TotalProcessorTime.TotalSeconds;

    /// <summary>Its resident memory in bytes.</summary>
    public long ResidentBytes => Fresh().WorkingSet64;

    /// <summary>The file of a program that was built with this one.</summary>
    protected static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    /// <summary>The next line that it prints.</summary>
    protected async Task<string> ReadLineAsync() =>
        await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{_process.StartInfo.FileName} did not start (above).");

    /// <summary>Asks it to end.</summary>
    protected virtual void End(Process process) => process.StandardInput.Close();

    /// <inheritdoc />
    public virtual async ValueTask DisposeAsync()
    {
        End(_process);
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private Process Fresh()
    {
        _process.Refresh();
        return _process;
    }
}
