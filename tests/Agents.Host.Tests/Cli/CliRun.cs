using Agents.Host.Cli;

namespace Agents.Host.Tests.Cli;

/// <summary>A command line that was run in this process.</summary>
/// <param name="ExitCode">What it returned.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Error">What it said besides.</param>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of its output.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Runs a command line without any environment variables.</summary>
    public static Task<CliRun> RunAsync(params string[] arguments) => RunAsync(_ => null, arguments);

    /// <summary>Runs a command line with some environment variables.</summary>
    public static Task<CliRun> RunAsync(Func<string, string?> environment, params string[] arguments) => RunAsync("", environment, arguments);

    /// <summary>Runs a command line into which lines are piped.</summary>
    public static Task<CliRun> TypeAsync(string input, params string[] arguments) => RunAsync(input, _ => null, arguments);

    private static async Task<CliRun> RunAsync(string input, Func<string, string?> environment, string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await AgentsCommand.RunAsync(arguments, new Terminal(output, error, environment) { Input = new StringReader(input) }, CancellationToken.None);
        return new CliRun(code, output.ToString(), error.ToString());
    }
}
