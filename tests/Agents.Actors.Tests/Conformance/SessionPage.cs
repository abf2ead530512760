using Agents.Shared.Tests;

namespace Agents.Actors.Tests.Conformance;

/// <summary>Writes docs/session-conformance.md.</summary>
internal sealed class SessionPage : ConformancePage
{
    protected override void Write()
    {
        Text.Append("""
            # Conformance of the voice session

            Written by `./agents conformance` from the results of the tests in `tests/Agents.Actors.Tests`. A test fails when this file does not say what the tests
            are, or when a point or a case has none. Almost all of them are scripted calls (docs/scripted-calls.md).

            ## Checklist

            Times are virtual seconds.

            | # | Area | Point | Pass | Tests |
            |---|---|---|---|---|

            """);
        foreach (var point in SessionChecklist.Points)
            Row(point.Number, point.Area, point.Text.Replace("|", "\\|"), Pass(point.Tests), Names(point.Tests));
        Text.Append("\n## Cases from the field\n\n| What happens | Pass | Tests |\n|---|---|---|\n");
        foreach (var regression in SessionChecklist.Regressions)
            Row(regression.Text, Pass(regression.Tests), Names(regression.Tests));
    }
}
