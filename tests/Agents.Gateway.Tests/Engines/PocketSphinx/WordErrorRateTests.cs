using System.Diagnostics;
using System.Text.RegularExpressions;
using Agents.Audio;

namespace Agents.Gateway.Tests;

/// <summary>Word error rate on Debian's recordings of human speech, beside the program pocketsphinx_continuous.</summary>
[Collection(LocalEnginesTests.Name)]
public sealed partial class WordErrorRateTests(LocalEnginesFixture local)
{
    private const string Program = "/usr/bin/pocketsphinx_continuous";

    [Fact]
    public async Task The_gateway_is_at_most_five_points_worse_than_the_program()
    {
        Recordings.Require(Program);
        await using var gateway = await local.StartAsync();
        var (words, ours, theirs) = (0, 0, 0);
        Console.WriteLine("recording | words | wrong here | wrong in the program");
        foreach (var (path, said) in Set())
        {
            var count = said.Split(' ').Length;
            var here = WordErrors.Count(said, (await gateway.HearAsync(WavFile.Read(path).ToMono())).Text());
            var there = WordErrors.Count(said, await RunProgramAsync(path));
            Console.WriteLine($"{Path.GetFileNameWithoutExtension(path)} | {count} | {here} | {there}");
            (words, ours, theirs) = (words + count, ours + here, theirs + there);
        }

        Console.WriteLine($"word error rate: {ours / (double)words:P1} here, {theirs / (double)words:P1} in the program, over {words} words");
        words.ShouldBeGreaterThan(80);
        (100.0 * (ours - theirs) / words).ShouldBeLessThanOrEqualTo(5);
    }

    [Theory]
    [InlineData("a b c", "a b c", 0)]
    [InlineData("a b c", "a x c", 1)]
    [InlineData("a b c", "a c", 1)]
    [InlineData("a b c", "a b b c", 1)]
    [InlineData("a b c", "", 3)]
    public void Errors_are_the_least_number_of_changes(string said, string heard, int errors) => WordErrors.Count(said, heard).ShouldBe(errors);

    private static IEnumerable<(string Path, string Said)> Set()
    {
        foreach (var (folder, list) in ((string, string)[])[("librivox", "transcription"), ("cards", "cards.transcription")])
        {
            var root = Path.Combine(Recordings.TestData, folder);
            foreach (var line in File.ReadLines(Recordings.Require(Path.Combine(root, list))))
            {
                if (Line().Match(line) is { Success: true } match)
                    yield return (Recordings.Require(Path.Combine(root, match.Groups[2].Value + ".wav")), match.Groups[1].Value.Trim());
            }
        }
    }

    private static async Task<string> RunProgramAsync(string path)
    {
        var settings = new PocketSphinxSettings();
        var info = new ProcessStartInfo(Program, ["-infile", path, .. settings.Arguments()[..6], "-logfn", "/dev/null"]) { RedirectStandardOutput = true };
        using var process = Process.Start(info)!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [GeneratedRegex(@"^<s>\s+(.*?)\s+</s>\s+\((.*)\)$")]
    private static partial Regex Line();
}
