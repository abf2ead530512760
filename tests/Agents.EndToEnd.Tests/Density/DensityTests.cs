using Agents.EndToEnd.Tests.Support;
using Newtonsoft.Json.Linq;

namespace Agents.EndToEnd.Tests.Density;

/// <summary>The benchmark of talking sessions, as <c>./agents bench density</c> runs it, with a few of them: whether it works, not how fast.</summary>
public sealed class DensityTests
{
    [Fact]
    public async Task Every_caller_is_answered_and_the_figures_are_there()
    {
        var bench = Path.Combine(AppContext.BaseDirectory, "Agents.Bench.dll");

        var run = await AgentsProgram.RunAsync("dotnet", [bench, "density", "--sessions", "3", "--seconds", "10"]);

        var figures = JObject.Parse(run.Output);
        ((int)figures["errors"]!).ShouldBe(0, run.Error);
        ((int)figures["answered"]!).ShouldBe((int)figures["turns"]!);
        ((int)figures["turns"]!).ShouldBeGreaterThanOrEqualTo(6);
        foreach (var figure in (string[])["host_cpu_ms_per_session_second", "gateway_cpu_ms_per_session_second", "generator_cpu_ms_per_session_second", "added_latency_ms.p99"])
            ((double)figures.SelectToken(figure)!).ShouldBeGreaterThan(0, figure);
        foreach (var figure in (string[])["host_rss_kb_per_session", "host_heap_kb_per_session", "late_frames", "lost_frames"])
            figures[figure].ShouldNotBeNull(figure);
    }

    [Fact]
    public async Task What_is_not_understood_is_not_run()
    {
        var run = await AgentsProgram.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "Agents.Bench.dll"), "density", "--sessions", "none"]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("bench density [--sessions N]");
    }
}
