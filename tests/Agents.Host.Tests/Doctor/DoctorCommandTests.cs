using Agents.Host.Tests.Cli;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Tests.Doctor;

public sealed class DoctorCommandTests
{
    [Fact]
    public async Task This_machine_is_examined_and_the_exit_code_fits_the_findings()
    {
        var run = await CliRun.RunAsync("doctor", "--json");

        var findings = run.Lines.Select(JObject.Parse).ToList();
        findings.Single(finding => (string?)finding["name"] == ".NET runtime")["standing"]!.ToString().ShouldBe("present");
        run.ExitCode.ShouldBe(findings.Exists(finding => (string?)finding["standing"] == "missing") ? 1 : 0);
    }
}
