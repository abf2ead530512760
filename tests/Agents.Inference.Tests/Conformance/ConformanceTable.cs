using Agents.Shared.Tests;

namespace Agents.Inference.Tests.Conformance;

/// <summary>Writes docs/conformance.md from the lists, the tests' names and, when it is written anew, the tests' results.</summary>
internal sealed class ConformanceTable : ConformancePage
{
    protected override void Write()
    {
        Text.Append($"""
            # Conformance of the inference protocol

            Written by `./agents conformance` from the results of the tests in `tests/Agents.Inference.Tests` and `tests/Agents.Gateway.Tests`. A test fails when
            this file does not say what the tests are, or when a point, a conflict or a member of the seed has none.


            """);
        Points();
        Variants();
        Members();
    }

    private void Points()
    {
        Text.Append("""
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
        Text.Append("""

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
        Text.Append("\n## Members of the seed\n\n| Seed | Here | Note |\n|---|---|---|\n");
        foreach (var (seed, ours, note) in ConformanceData.Seed)
            Row($"`{seed}`", ours == "-" ? "Python only" : $"`{ours}`", note);
    }
}
