using System.Text.RegularExpressions;
using Agents.Shared.Tests;

namespace Agents.Actors.Tests.Conformance;

/// <summary>A point of the session's checklist, and the tests that prove it.</summary>
internal sealed record SessionPoint(int Number, string Area, string Text, IReadOnlyList<string> Tests);

/// <summary>A case from the field, and the tests that keep it from coming back.</summary>
internal sealed record RegressionCase(string Text, IReadOnlyList<string> Tests);

/// <summary>The lists beside this file, with the tests of this assembly that belong to each entry.</summary>
internal static partial class SessionChecklist
{
    private static readonly IReadOnlyList<string> All = TestNames.In(typeof(SessionChecklist).Assembly.Location);

    /// <summary>The 120 points; a test names those it proves: <c>Checklist_61_62_…</c>.</summary>
    public static IReadOnlyList<SessionPoint> Points { get; } = ReadPoints();

    /// <summary>The cases; a test that is named and does not exist is left out.</summary>
    public static IReadOnlyList<RegressionCase> Regressions { get; } =
        [.. Lines("regressions.txt", 2).Select(parts => new RegressionCase(parts[0], [.. parts[1].Split(' ').SelectMany(Find)]))];

    /// <summary>Names of tests in the list of cases that no test has.</summary>
    public static IEnumerable<string> UnknownTests => Lines("regressions.txt", 2).SelectMany(parts => parts[1].Split(' ')).Where(name => !Find(name).Any());

    private static List<SessionPoint> ReadPoints()
    {
        var tests = All.SelectMany(name => Numbers(name).Select(number => (number, name))).ToLookup(test => test.number, test => test.name);
        return
        [
            .. Lines("checklist.txt", 3).Select(parts => new SessionPoint(int.Parse(parts[0]), parts[1], parts[2],
                [.. tests[int.Parse(parts[0])].Order(StringComparer.Ordinal)])),
        ];
    }

    private static IEnumerable<string> Find(string name) => All.Where(test => test.EndsWith($".{name}", StringComparison.Ordinal));

    private static IEnumerable<int> Numbers(string test) => PointNames().Match(test).Groups[1].Captures.Select(number => int.Parse(number.Value));

    private static IEnumerable<string[]> Lines(string file, int columns)
        => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Conformance", file))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('|', columns));

    [GeneratedRegex(@"\.Checklist(?:_(\d{1,3}))+_")]
    private static partial Regex PointNames();
}
