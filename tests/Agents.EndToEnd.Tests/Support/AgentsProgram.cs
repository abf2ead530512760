using Newtonsoft.Json.Linq;

namespace Agents.EndToEnd.Tests.Support;

/// <summary>Runs the program as a user would: a process of its own, its exit code, what it printed.</summary>
internal sealed record AgentsProgram(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(5);

    /// <summary>The lines on standard error.</summary>
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The lines of <c>--json</c>.</summary>
    public JObject[] Events => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(JObject.Parse)];

    /// <summary>What one side said, in order.</summary>
    public string[] Turns(string who) =>
        [.. Events.Where(line => (string?)line["type"] == "turn" && (string?)line["who"] == who).Select(line => (string)line["text"]!)];

    /// <summary>Runs the program to its end.</summary>
    public static Task<AgentsProgram> RunAsync(params string[] arguments) => RunAsync("dotnet", [Dll, .. arguments]);

    /// <summary>Runs the program through another one that prepares its surroundings.</summary>
    public static async Task<AgentsProgram> RunAsync(string program, string[] arguments)
    {
        using var process = Start(program, arguments);
        return await EndOf(process);
    }

    /// <summary>Starts the program. It takes Ctrl+C even if the tests themselves run in the background, where the shell has it ignored.</summary>
    public static RunningProgram Start(params string[] arguments) => Start(arguments, []);

    /// <summary>Starts the program with some environment variables.</summary>
    public static RunningProgram Start(string[] arguments, (string Name, string Value)[] environment) =>
        new(Start("env", ["--default-signal=INT", .. environment.Select(variable => $"{variable.Name}={variable.Value}"), "dotnet", Dll, .. arguments]));

    /// <summary>The program's file.</summary>
    public static string Dll { get; } = Path.Combine(AppContext.BaseDirectory, "agents.dll");

    /// <summary>Collects what a process prints until it ends.</summary>
    internal static async Task<AgentsProgram> EndOf(System.Diagnostics.Process process)
    {
        using var guard = new CancellationTokenSource(HangGuard, TimeProvider.System);
        var output = process.StandardOutput.ReadToEndAsync(guard.Token);
        var error = process.StandardError.ReadToEndAsync(guard.Token);
        try
        {
            await process.WaitForExitAsync(guard.Token);
            return new AgentsProgram(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} did not end within {HangGuard}.");
        }
    }

    private static System.Diagnostics.Process Start(string program, string[] arguments)
    {
        var start = new System.Diagnostics.ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("LIVEKIT_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        return System.Diagnostics.Process.Start(start)!;
    }
}
