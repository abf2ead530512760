using System.Net;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Tests.Rest;

/// <summary>Sessions over REST, with a real server.</summary>
public class RestSessionTests
{
    [Fact]
    public async Task Create_inspect_list_and_end()
    {
        await using var host = await RestHost.StartAsync();

        var created = await host.SendAsync("POST", "/v1/sessions", """{"id":"a1","agent":"night"}""");
        created.Status.ShouldBe(HttpStatusCode.Created, created.Text);
        created.Headers["Location"].ShouldBe("/v1/sessions/a1");
        ((string?)created.Json["id"]).ShouldBe("a1");
        ((string?)created.Json["agent"]).ShouldBe("night");
        ((string?)created.Json["node"]).ShouldBe("local");
        created.Headers["Cache-Control"].ShouldBe("no-store");

        (await host.SendAsync("POST", "/v1/sessions", """{"id":"a1"}""")).Status.ShouldBe(HttpStatusCode.OK);
        ((string?)(await host.SendAsync("POST", "/v1/sessions")).Json["agent"]).ShouldBe("desk");
        ((string?)(await host.SendAsync("GET", "/v1/sessions/a1")).Json["user_state"]).ShouldBe("listening");

        var first = (await host.SendAsync("GET", "/v1/sessions?limit=1")).Json;
        first["sessions"]!.Select(session => (string?)session["id"]).ShouldBe(["a1"]);
        ((string?)first["next"]).ShouldBe("a1");
        var second = (await host.SendAsync("GET", "/v1/sessions?after=a1")).Json;
        second["sessions"]!.Count().ShouldBe(1);
        second["next"].ShouldBeNull();

        (await host.SendAsync("DELETE", "/v1/sessions/a1")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await host.SendAsync("GET", "/v1/sessions/a1")).Problem(HttpStatusCode.NotFound).ShouldBe("unknown_session");
        (await host.SendAsync("GET", "/v1/agents")).Json.ToString(Newtonsoft.Json.Formatting.None).ShouldBe("""{"agents":["desk","night"],"default":"desk"}""");
    }

    [Fact]
    public async Task Bodies_are_json_whatever_a_client_says_they_are()
    {
        await using var host = await RestHost.StartAsync();
        (await host.SendFormAsync("/v1/sessions", """{"id":"a1"}""")).Status.ShouldBe(HttpStatusCode.Created);
        (await host.SendFormAsync("/v1/sessions", "id=a2")).Problem(HttpStatusCode.BadRequest).ShouldBe("invalid_body");
    }

    [Fact]
    public async Task Say_reply_and_what_was_said()
    {
        await using var host = await RestHost.StartAsync();
        await host.SendAsync("POST", "/v1/sessions", """{"id":"a1"}""");
        using var events = await host.EventsAsync("a1");

        var said = await host.SendAsync("POST", "/v1/sessions/a1/say", """{"text":"One moment."}""");
        said.Status.ShouldBe(HttpStatusCode.Accepted);
        ((string?)said.Json["speech_id"]).ShouldBe("speech_1");
        await events.FirstAsync("conversation_item_added", item => (string?)item["item"]!["text"] == "One moment.");
        await host.SendAsync("POST", "/v1/sessions/a1/reply", """{"user_input":"When do you open?"}""");
        var (_, answer) = await events.FirstAsync("conversation_item_added", item => (string?)item["item"]!["role"] == "assistant");
        ((string?)answer["item"]!["text"]).ShouldBe("Answer to: When do you open?");

        var transcript = (await host.SendAsync("GET", "/v1/sessions/a1/transcript")).Json["entries"]!;
        transcript.Where(entry => (string?)entry["type"] == "message").Select(entry => $"{entry["role"]}: {entry["text"]}")
            .ShouldBe(["assistant: One moment.", "user: When do you open?", "assistant: Answer to: When do you open?"]);
        var waterfall = (await host.SendAsync("GET", "/v1/sessions/a1/waterfall")).Json;
        ((JArray)waterfall["turns"]!).ShouldBeEmpty("nobody spoke, so no answer has a waterfall");
        waterfall["usage"]!.Select(use => (string?)use["kind"]).ShouldBe(["llm", "tts"]);
    }

    [Fact]
    public async Task Interrupt_keeps_what_was_heard()
    {
        await using var host = await RestHost.StartAsync();
        await host.SendAsync("POST", "/v1/sessions", """{"id":"a1"}""");
        using var events = await host.EventsAsync("a1");
        var text = string.Join(' ', Enumerable.Repeat("word", 2000));
        await host.SendAsync("POST", "/v1/sessions/a1/say", $$"""{"text":"{{text}}"}""");
        await events.FirstAsync("agent_state_changed", state => (string?)state["new_state"] == "speaking");

        (await host.SendAsync("POST", "/v1/sessions/a1/interrupt")).Status.ShouldBe(HttpStatusCode.NoContent);

        var entry = (await host.SendAsync("GET", "/v1/sessions/a1/transcript")).Json["entries"]!.Last(entry => (string?)entry["type"] == "message");
        ((bool?)entry["interrupted"]).ShouldBe(true);
        ((string)entry["intended"]!).ShouldBe(text);
        ((string)entry["text"]!).Length.ShouldBeLessThan(text.Length);
    }

    [Fact]
    public async Task Transfer_and_update()
    {
        await using var host = await RestHost.StartAsync();
        await host.SendAsync("POST", "/v1/sessions", """{"id":"a1"}""");
        using var events = await host.EventsAsync("a1");

        var moved = await host.SendAsync("POST", "/v1/sessions/a1/transfer", """{"agent":"night"}""");
        moved.Status.ShouldBe(HttpStatusCode.OK, moved.Text);
        ((string?)moved.Json["agent"]).ShouldBe("night");
        var (_, handoff) = await events.FirstAsync("conversation_item_added", item => (string?)item["item"]!["agent"] == "night");
        ((string?)handoff["item"]!["type"]).ShouldBe("agent_handoff");

        (await host.SendAsync("PATCH", "/v1/sessions/a1", """{"instructions":"Be brief.","min_endpointing_delay":0.7,"allow_interruptions":false}"""))
            .Status.ShouldBe(HttpStatusCode.OK);
        (await host.SendAsync("GET", "/v1/sessions/a1/transcript")).Json["entries"]!
            .Where(entry => (string?)entry["type"] == "agent_config_update").Select(entry => (string?)entry["text"]).ShouldBe(["You are the desk.", "You are the night desk.", "Be brief."]);
        (await host.SendAsync("PATCH", "/v1/sessions/a1", """{"min_endpointing_delay":-1}""")).Problem(HttpStatusCode.BadRequest).ShouldBe("invalid_value");
    }

    [Fact]
    public async Task Ending_with_drain_says_the_sentence_to_its_end()
    {
        await using var host = await RestHost.StartAsync();
        await host.SendAsync("POST", "/v1/sessions", """{"id":"a1"}""");
        using var events = await host.EventsAsync("a1");
        await host.SendAsync("POST", "/v1/sessions/a1/say", """{"text":"Thank you for calling and goodbye."}""");
        await events.FirstAsync("agent_state_changed", state => (string?)state["new_state"] == "speaking");

        (await host.SendAsync("DELETE", "/v1/sessions/a1?drain=true")).Status.ShouldBe(HttpStatusCode.NoContent);

        var (_, item) = await events.FirstAsync("conversation_item_added", added => (string?)added["item"]!["role"] == "assistant");
        ((string?)item["item"]!["text"]).ShouldBe("Thank you for calling and goodbye.");
        item["item"]!["interrupted"].ShouldBeNull();
        var (_, closed) = await events.FirstAsync("close");
        ((string?)closed["reason"]).ShouldBe("user_initiated");
        (await events.NextAsync()).ShouldBeNull("the stream ends with the session");
    }
}
