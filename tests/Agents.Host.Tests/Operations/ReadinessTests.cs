using System.Net;
using Agents.Actors;
using Agents.Host.Operations;
using Agents.Host.Tests.Rest;

namespace Agents.Host.Tests.Operations;

/// <summary>Health, readiness, and the phases in which a host ends.</summary>
public class ReadinessTests
{
    [Theory]
    [InlineData(nameof(HostPhase.Starting), 0, false, "starting")]
    [InlineData(nameof(HostPhase.Ready), 0, true, "ready")]
    [InlineData(nameof(HostPhase.Ready), 10, false, "full")]
    [InlineData(nameof(HostPhase.Ready), null, false, "not_answering")]
    [InlineData(nameof(HostPhase.NotReady), 0, false, "not_ready")]
    [InlineData(nameof(HostPhase.Draining), 3, false, "draining")]
    [InlineData(nameof(HostPhase.Stopping), 0, false, "stopping")]
    public void Readiness_follows_from_phase_and_sessions(string phase, int? sessions, bool ready, string reason) =>
        Readiness.Decide(Enum.Parse<HostPhase>(phase), sessions, 10).ShouldBe(new Readiness(ready, reason));

    [Fact]
    public async Task A_full_host_is_alive_and_not_ready()
    {
        await using var host = await RestHost.StartAsync(options => options with { Sessions = new SessionRegionOptions { MaxSessions = 1 } });
        (await host.SendAsync("GET", "/readyz")).ShouldSatisfyAllConditions(
            answer => answer.Status.ShouldBe(HttpStatusCode.OK), answer => answer.Text.ShouldBe("ready\n"));
        await host.SendAsync("POST", "/v1/sessions", """{"id":"a1"}""");
        (await host.SendAsync("GET", "/readyz")).ShouldSatisfyAllConditions(
            answer => answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable), answer => answer.Text.ShouldBe("full\n"));
        (await host.SendAsync("GET", "/healthz")).Status.ShouldBe(HttpStatusCode.OK);
        await host.SendAsync("DELETE", "/v1/sessions/a1");
        (await host.SendAsync("GET", "/readyz")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_host_that_stops_says_the_sentence_to_its_end()
    {
        await using var host = await RestHost.StartAsync();
        await host.SendAsync("POST", "/v1/sessions", """{"id":"a1"}""");
        using var events = await host.EventsAsync("a1");
        await host.SendAsync("POST", "/v1/sessions/a1/say", """{"text":"This sentence is said to its very end, whatever happens to the host meanwhile."}""");
        await events.FirstAsync("agent_state_changed", state => (string?)state["new_state"] == "speaking");

        var stopped = host.StopAsync();
        (await host.SendAsync("GET", "/readyz")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await host.SendAsync("POST", "/v1/sessions", "{}")).Problem(HttpStatusCode.ServiceUnavailable).ShouldBe("node_full");
        var (_, item) = await events.FirstAsync("conversation_item_added", added => (string?)added["item"]!["role"] == "assistant");
        item["item"]!["interrupted"].ShouldBeNull();
        ((string?)(await events.FirstAsync("close")).Data["reason"]).ShouldBe("job_shutdown");
        await stopped;
        host.Get<HostPhases>().Current.ShouldBe(HostPhase.Stopping);
    }

    [Fact]
    public async Task A_session_that_does_not_end_is_stopped_at_the_deadline()
    {
        await using var host = await RestHost.StartAsync(options => options with { Operations = new OperationsOptions { DrainWithin = TimeSpan.FromMilliseconds(300) } });
        await host.SendAsync("POST", "/v1/sessions", """{"id":"a1"}""");
        using var events = await host.EventsAsync("a1");
        await host.SendAsync("POST", "/v1/sessions/a1/say", $$"""{"text":"{{string.Join(' ', Enumerable.Repeat("word", 2000))}}"}""");
        await events.FirstAsync("agent_state_changed", state => (string?)state["new_state"] == "speaking");
        var stopped = host.StopAsync();
        var (_, item) = await events.FirstAsync("conversation_item_added", added => (string?)added["item"]!["role"] == "assistant");
        ((bool?)item["item"]!["interrupted"]).ShouldBe(true, "100 s of words end after 0.3 s");
        await stopped;
    }

    [Fact]
    public void Settings_out_of_range_stop_the_start() =>
        Should.Throw<ArgumentException>(() => new OperationsOptions { DrainWithin = TimeSpan.FromHours(2) }.Validate()).Message.ShouldContain("DrainWithin is 02:00:00");
}
