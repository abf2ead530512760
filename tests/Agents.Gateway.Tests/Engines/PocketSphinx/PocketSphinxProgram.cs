using System.Diagnostics;
using Agents.Audio;

namespace Agents.Gateway.Tests;

/// <summary>
/// The program <c>pocketsphinx_continuous</c> of Debian's package pocketsphinx, with the gateway's model and its own beams; one process for each processor at a time.
/// </summary>
internal sealed class PocketSphinxProgram : IDisposable
{
    private const string Program = "/usr/bin/pocketsphinx_continuous";

    private static readonly string[] Model = [.. new PocketSphinxSettings().Arguments()[..6], "-logfn", "/dev/null"];

    private readonly SemaphoreSlim _free = new(Environment.ProcessorCount);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agents-test-");
    private int _files;

    public void Dispose()
    {
        _free.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>What the program hears in a recording; it finds the utterances by itself.</summary>
    public Task<string> WholeAsync(AudioFrame recording) => RunAsync(recording);

    /// <summary>What the program hears in each of some utterances, each in a process of its own, so that none has an influence on the next.</summary>
    public async Task<string> EachAsync(IEnumerable<IReadOnlyList<short>> utterances) =>
        string.Join(' ', await Task.WhenAll(utterances.Select(samples => RunAsync(new AudioFrame(samples.ToArray(), 16000)))));

    private async Task<string> RunAsync(AudioFrame audio)
    {
        Recordings.RequireProgram(Program);
        await _free.WaitAsync();
        try
        {
            var wav = Path.Combine(_folder.FullName, $"{Interlocked.Increment(ref _files)}.wav");
            WavFile.Write(wav, audio);
            using var process = Process.Start(new ProcessStartInfo(Program, ["-infile", wav, .. Model]) { RedirectStandardOutput = true })!;
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            process.ExitCode.ShouldBe(0, Program);
            return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            _free.Release();
        }
    }
}
