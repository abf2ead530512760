using System.Text;

namespace Agents.Inference.Tests.Conformance;

/// <summary>Writes docs/conformance.md from the lists, the tests' names and, when it is written anew, the tests' results.</summary>
/// <param name="passed">Whether a test passed.</param>
internal sealed class ConformanceTable(Func<string, bool> passed)
{
    /// <summary>Names the folder with the result files of a run; when set, the file is written instead of compared.</summary>
    public const string ResultsVariable = "CONFORMANCE_RESULTS";

    private readonly StringBuilder _text = new();

    public string Generate()
    {
        _text.Append($"""
            # Conformance of the inference protocol

            Written by `./agents conformance` from the results of the tests in `tests/Agents.Inference.Tests` and `tests/Agents.Gateway.Tests`. A test fails when
            this file does not say what the tests are, or when a point, a conflict or a member of the seed has none.


            """);
        Points();
        Variants();
        Members();
        return _text.ToString();
    }

    private void Points()
    {
        _text.Append("""
            ## Checklist (section 8 of the protocol)

            C: the client, S: the server.

            | # | Side | Area | Point | Pass | Tests |
            |---|---|---|---|---|---|

            """);
        foreach (var point in ConformanceData.Checklist)
            Row(point.Number, point.Side, point.Area, point.Text.Replace("|", "\\|"), Pass(NumberedTests.OfPoints[point.Number]), Names(NumberedTests.OfPoints[point.Number]));
    }

    private void Variants()
    {
        _text.Append("""

            ## Where the reference clients differ (section 7)

            `ProtocolVariant.Seed` and `ProtocolVariant.Upstream` choose all at once.

            | # | Topic | Seed | Upstream | Default here | Option | Pass | Tests |
            |---|---|---|---|---|---|---|---|

            """);
        foreach (var row in ConformanceData.Variants)
        {
            var tests = NumberedTests.OfVariants[row.Number];
            Row(row.Number, row.Topic, row.Seed, row.Upstream, row.Default, $"`{row.Option}`", Pass(tests), Names(tests));
        }
    }

    private void Members()
    {
        _text.Append("\n## Members of the seed\n\n| Seed | Here | Note |\n|---|---|---|\n");
        foreach (var (seed, ours, note) in ConformanceData.Seed)
            Row($"`{seed}`", ours == "-" ? "Python only" : $"`{ours}`", note);
    }

    private void Row(params object[] cells) => _text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private string Pass(IEnumerable<string> tests) => tests.Any() && tests.All(passed) ? "yes" : "**no**";

    private static string Names(IEnumerable<string> tests) => string.Join("<br>", tests.Select(test => $"`{string.Join('.', test.Split('.')[^2..])}`"));
}
