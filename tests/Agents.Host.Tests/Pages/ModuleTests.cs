using System.Diagnostics;

namespace Agents.Host.Tests.Pages;

/// <summary>The tests of the pages' modules, which run in Node.js.</summary>
public sealed class ModuleTests
{
    [Fact]
    public async Task The_tests_of_the_modules_pass()
    {
        var folder = Path.Combine(Root(), "tests", "Agents.Host.Tests", "Pages", "Modules");
        var files = Directory.GetFiles(folder, "*.test.js").Order().ToArray();
        files.ShouldNotBeEmpty();

        var (exitCode, output) = await RunAsync(["--test", "--test-reporter=tap", .. files]);

        exitCode.ShouldBe(0, output);
        output.ShouldContain("\n# fail 0\n");
        output.ShouldNotContain("\n# pass 0\n");
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string[] arguments)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment.Remove("NODE_OPTIONS");
        using var node = StartOrExplain(start);
        var (output, error) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        return (node.ExitCode, await output + await error);
    }

    private static Process StartOrExplain(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException("Node.js is missing: run ./agents setup, or apt-get install nodejs.", missing);
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Agents.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"No Agents.sln above {AppContext.BaseDirectory}.");
        return folder.FullName;
    }
}
