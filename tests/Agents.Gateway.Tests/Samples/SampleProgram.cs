using System.Diagnostics;

namespace Agents.Gateway.Tests;

/// <summary>The program of <c>samples/inference</c>, run as its reader would run it.</summary>
internal static class SampleProgram
{
    private const string Assembly = "Inference.Samples.dll";

    /// <summary>Where its sources are.</summary>
    public static string Folder { get; } = Path.Combine(Root(AppContext.BaseDirectory), "samples", "inference");

    /// <summary>Runs it against a gateway.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It failed; says how.</exception>
    public static async Task<string> RunAsync(Uri gateway, params string[] arguments)
    {
        var configuration = Path.GetRelativePath(Path.Combine(Folder, "..", "..", "tests", "Agents.Gateway.Tests"), AppContext.BaseDirectory);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Folder, configuration, Assembly), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["LIVEKIT_INFERENCE_URL"] = new Uri(gateway, "/v1").ToString(),
                ["LIVEKIT_API_KEY"] = "devkey",
                ["LIVEKIT_API_SECRET"] = "secret",
            },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"The sample ended with {process.ExitCode}: {errors}");
    }

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "Agents.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
