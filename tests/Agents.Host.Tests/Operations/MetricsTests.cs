using System.Net;
using System.Text.RegularExpressions;
using Agents.Host.Tests.Rest;

namespace Agents.Host.Tests.Operations;

/// <summary>What Prometheus reads.</summary>
public partial class MetricsTests
{
    [Fact]
    public async Task Sessions_and_what_they_use_are_counted_in_the_text_format()
    {
        await using var host = await RestHost.StartAsync();
        await host.SendAsync("POST", "/v1/sessions", """{"id":"a1"}""");
        using var events = await host.EventsAsync("a1");
        await host.SendAsync("POST", "/v1/sessions/a1/say", """{"text":"Seventeen letters"}""");
        await events.FirstAsync("conversation_item_added", added => (string?)added["item"]!["role"] == "assistant");

        var answer = await host.SendAsync("GET", "/metrics");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.MediaType.ShouldBe("text/plain");
        foreach (var line in answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Line().IsMatch(line).ShouldBeTrue(line);
        answer.Text.ShouldContain("# TYPE agents_sessions gauge");
        answer.Text.ShouldContain("lk_agents_usage_tts_characters");
        answer.Text.ShouldNotContain("Seventeen");
    }

    [Fact]
    public async Task Where_there_are_keys_measurements_need_one_and_health_does_not()
    {
        await using var host = await RestHost.StartAsync(options => options with { Access = new AccessOptions { ApiKeys = ["right"] } });
        (await host.SendAsync("GET", "/metrics")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await host.SendAsync("GET", "/metrics", null, ("Authorization", "Bearer right"))).Status.ShouldBe(HttpStatusCode.OK);
        (await host.SendAsync("GET", "/healthz")).Status.ShouldBe(HttpStatusCode.OK);
        (await host.SendAsync("GET", "/readyz", null, ("Host", "10.0.0.7"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Paths_can_be_moved_and_left_out()
    {
        await using var host = await RestHost.StartAsync(options => options with
        {
            Operations = new OperationsOptions { HealthPath = "/live", ReadyPath = null, MetricsPath = null },
        });
        (await host.SendAsync("GET", "/live")).Status.ShouldBe(HttpStatusCode.OK);
        (await host.SendAsync("GET", "/healthz")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await host.SendAsync("GET", "/readyz")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await host.SendAsync("GET", "/metrics")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [GeneratedRegex("^(# (TYPE|UNIT|HELP) .+|# EOF|[a-zA-Z_:][a-zA-Z0-9_:]*(\\{.*\\})? [-+0-9.eEInfNa]+( [0-9]+)?)$")]
    private static partial Regex Line();
}
