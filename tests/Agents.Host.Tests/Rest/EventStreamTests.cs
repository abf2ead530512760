using Agents.Actors;
using Agents.Host.Rest;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Tests.Rest;

/// <summary>Server-sent events of a session.</summary>
public class EventStreamTests
{
    [Fact]
    public async Task Every_reader_gets_every_event_in_order_and_goes_on_behind_the_last_it_has_seen()
    {
        await using var host = await RestHost.StartAsync();
        await host.SendAsync("POST", "/v1/sessions", """{"id":"a1"}""");
        using var first = await host.EventsAsync("a1");
        await host.SendAsync("POST", "/v1/sessions/a1/say", """{"text":"One."}""");
        var (seen, _) = await first.FirstAsync("conversation_item_added", item => (string?)item["item"]!["text"] == "One.");

        await host.SendAsync("POST", "/v1/sessions/a1/say", """{"text":"Two."}""");
        using var again = await host.EventsAsync("a1", lastSeen: seen);
        var (id, item) = await again.FirstAsync("conversation_item_added");
        ((string?)item["item"]!["text"]).ShouldBe("Two.");
        id.ShouldBeGreaterThan(seen);
        (await first.FirstAsync("conversation_item_added")).Id.ShouldBe(id, "both readers see the same number");
    }

    [Fact]
    public async Task A_quiet_stream_is_kept_alive()
    {
        await using var host = await RestHost.StartAsync(options => options with { Rest = new RestOptions { KeepAlive = TimeSpan.FromMilliseconds(20) } });
        await host.SendAsync("POST", "/v1/sessions", """{"id":"a1"}""");
        using var events = await host.EventsAsync("a1");
        var comments = 0;
        while (comments < 3)
            if ((await events.NextAsync())!.Value.Comment is not null)
                comments++;
        await host.SendAsync("DELETE", "/v1/sessions/a1");
        await events.FirstAsync("close");
    }

    [Fact]
    public async Task The_document_describes_every_endpoint_in_the_names_of_the_wire()
    {
        await using var host = await RestHost.StartAsync();
        var document = (await host.SendAsync("GET", "/v1/openapi.json")).Json;
        ((string?)document["openapi"]).ShouldNotBeNull().ShouldStartWith("3.");
        ((JObject)document["paths"]!).Properties().SelectMany(path => ((JObject)path.Value).Properties().Select(verb => $"{verb.Name} {path.Name}")).Order(StringComparer.Ordinal)
            .ShouldBe([
                "delete /v1/sessions/{id}", "get /v1/agents", "get /v1/sessions", "get /v1/sessions/{id}", "get /v1/sessions/{id}/events",
                "get /v1/sessions/{id}/transcript", "get /v1/sessions/{id}/waterfall", "patch /v1/sessions/{id}", "post /v1/sessions",
                "post /v1/sessions/{id}/interrupt", "post /v1/sessions/{id}/reply", "post /v1/sessions/{id}/say", "post /v1/sessions/{id}/transfer",
            ]);
        var schemas = (JObject)document["components"]!["schemas"]!;
        ((JObject)schemas["UpdateRequest"]!["properties"]!).Properties().Select(member => member.Name).ShouldContain("min_endpointing_delay");
        schemas["UpdateRequest"]!["properties"]!["min_endpointing_delay"]!.ToString().ShouldContain("number");
        schemas.ToString().ShouldContain("initializing");
    }

    [Fact]
    public void Every_kind_of_event_can_be_written()
    {
        var kinds = typeof(SessionEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(SessionEvent)) && !type.IsAbstract).ToList();
        kinds.Count.ShouldBeGreaterThan(20);
        foreach (var kind in kinds)
        {
            var happened = (SessionEvent)Samples.Make(kind);
            var json = JObject.Parse(EventFrame.Json(happened));
            ((string?)json["type"]).ShouldBe(happened.Type);
            json.ToString().ShouldNotContain("stack_trace", Case.Insensitive, kind.Name);
        }
    }
}
