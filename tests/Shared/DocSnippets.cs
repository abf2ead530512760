using System.Text.RegularExpressions;

namespace Agents.Shared.Tests;

/// <summary>
/// Keeps the code in docs compiled: each C# block of a page repeats, to the letter, a region of a test source between <c>// snippet: name</c> and
/// <c>// end snippet</c>, and names it in the comment <c>&lt;!-- snippet: name --&gt;</c> above.
/// </summary>
internal static partial class DocSnippets
{
    /// <summary>Compares every C# block of a page.</summary>
    /// <param name="page">The page, from the root of the repository.</param>
    /// <param name="sources">The folder with the sources, from the root of the repository.</param>
    public static void ShouldBeCompiled(string page, string sources)
    {
        var text = File.ReadAllText(Path.Combine(Root, page));
        var regions = Directory.EnumerateFiles(Path.Combine(Root, sources), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Region().Matches(File.ReadAllText(file)))
            .ToDictionary(region => region.Groups["name"].Value, region => Dedent(region.Groups["code"].Value));
        var blocks = Block().Matches(text);

        blocks.Count.ShouldBe(text.Split("```csharp").Length - 1, $"every C# block of {page} needs a comment <!-- snippet: name --> above it");
        blocks.Count.ShouldBeGreaterThan(0);
        foreach (Match block in blocks)
        {
            var name = block.Groups["name"].Value;
            regions.ShouldContainKey(name, $"{page} shows a snippet that is not in {sources}");
            block.Groups["code"].Value.ShouldBe(regions[name], $"snippet '{name}' of {page} differs from its source");
        }
    }

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Agents.sln")))
                folder = folder.Parent ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Agents.sln.");
            return folder.FullName;
        }
    }

    private static string Dedent(string code)
    {
        var lines = code.TrimEnd().Split('\n');
        var indent = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Concat(lines.Select(line => (line.Length > indent ? line[indent..] : "") + "\n"));
    }

    [GeneratedRegex(@"^ *// snippet: (?<name>[\w-]+)\n(?<code>.*?)^ *// end snippet", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Region();

    [GeneratedRegex(@"^<!-- snippet: (?<name>[\w-]+) -->\n```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
