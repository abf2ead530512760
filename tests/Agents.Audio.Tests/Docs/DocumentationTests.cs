using System.Text.RegularExpressions;

namespace Agents.Audio.Tests.Docs;

public partial class DocumentationTests
{
    [Fact]
    public void Every_example_of_the_audio_page_is_one_that_compiles_and_runs()
    {
        var root = FindRoot();
        var examples = CodeBlock().Matches(File.ReadAllText(Path.Combine(root, "docs", "audio.md"))).Select(match => match.Groups[1].Value).ToArray();
        var regions = Region().Matches(File.ReadAllText(Path.Combine(root, "tests", "Agents.Audio.Tests", "Docs", "AudioExamples.cs")))
            .Select(match => Outdent(match.Groups[1].Value)).ToArray();

        examples.ShouldBe(regions);
        examples.Length.ShouldBeGreaterThan(0);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Agents.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"no folder above {AppContext.BaseDirectory} holds Agents.sln");
    }

    private static string Outdent(string code) => Indentation().Replace(code, "");

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"#region [^\n]*\n(.*?) *#endregion", RegexOptions.Singleline)]
    private static partial Regex Region();

    [GeneratedRegex("^ {8}", RegexOptions.Multiline)]
    private static partial Regex Indentation();
}
