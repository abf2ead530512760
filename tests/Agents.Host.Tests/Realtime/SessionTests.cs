using Agents.Host.Legs;
using Agents.Host.Realtime;
using Agents.Host.Tests.Realtime.Support;
using Agents.Messages;
using Agents.Testing;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Tests.Realtime;

/// <summary>The session's settings, the envelope of events, and what is wrong in messages.</summary>
public sealed class SessionTests
{
    [Fact]
    public void Points13_and_14_the_first_event_carries_the_whole_session()
    {
        using var call = Quiet();
        var session = call.Events[0]["session"]!;

        RealtimeCall.Type(call.Events[0]).ShouldBe("session.created");
        ((string?)session["object"]).ShouldBe("realtime.session");
        ((bool)session.SelectToken("audio.input.turn_detection.interrupt_response")!).ShouldBeTrue();
        ((bool)session.SelectToken("audio.input.turn_detection.create_response")!).ShouldBeTrue();
        ((string?)session.SelectToken("audio.output.format.type")).ShouldBe("audio/pcm");
    }

    [Fact]
    public void Point14_an_update_echoes_what_is_effective()
    {
        using var call = Quiet();

        call.Update("""{"audio":{"input":{"turn_detection":{"type":"semantic_vad"}}} }""");

        var session = call.One("session.updated")["session"]!;
        ((bool)session.SelectToken("audio.input.turn_detection.interrupt_response")!).ShouldBeTrue();
        ((string?)session["instructions"]).ShouldBe("You are a test.");
    }

    [Fact]
    public void Points18_and_19_a_bad_update_is_one_error_and_no_change()
    {
        using var call = Quiet();

        call.Send("""{"type":"session.update","event_id":"e","session":{"instructions":"x"}}""");
        call.Update("""{"instructions":"x","audio":{"output":{"speed":7}} }""");
        call.Update("""{"tracing":"auto"}""");

        call.All("error").Select(error => (string?)error.SelectToken("error.param")).ShouldBe(["session.type", "session.audio.output.speed"]);
        ((string?)call.All("error")[0].SelectToken("error.event_id")).ShouldBe("e"); // point 29
        ((string?)call.One("session.updated").SelectToken("session.instructions")).ShouldBe("You are a test.");
    }

    [Fact]
    public void Point20_the_voice_stays_once_it_was_heard()
    {
        using var call = Quiet();
        call.Send("""{"type":"response.create"}""");
        call.RunTo("response.done");

        call.Update("""{"audio":{"output":{"voice":"other"}} }""");

        ((string?)call.One("error").SelectToken("error.param")).ShouldBe("session.audio.output.voice");
    }

    [Theory]
    [InlineData("audio/pcmu", "audio/pcma")]
    [InlineData("audio/pcma", "audio/pcmu")]
    [InlineData("audio/pcmu", "audio/pcm")]
    public void Point21_formats_work_both_ways(string input, string output)
    {
        using var call = new RealtimeCall(_ => new ScriptedAnswer("one two"));
        call.Update($$"""{"audio":{"input":{"format":{"type":"{{input}}"} },"output":{"format":{"type":"{{output}}"} } } }""");
        call.Format = input == "audio/pcmu" ? LegFormat.MuLaw : LegFormat.ALaw;
        call.Run(0.5);
        call.Say("hello");
        var done = call.RunTo("response.done");

        ((string?)call.One("conversation.item.input_audio_transcription.completed")["transcript"]).ShouldBe("hello");
        var sound = call.SoundOf((string)done.SelectToken("response.id")!);
        (sound.Length / (output == "audio/pcm" ? 48_000.0 : 8_000.0)).ShouldBe(0.5, 0.03);
    }

    [Fact]
    public void Point22_the_beta_protocol_is_told_so_once()
    {
        using var call = Quiet();
        call.Disconnect();
        call.Connect(beta: true);
        call.Send("""{"type":"session.update","session":{"type":"realtime","modalities":["text"]}}""");

        call.All("error").Select(error => (string?)error.SelectToken("error.code")).ShouldBe(["beta_api_shape_disabled", "beta_api_shape_disabled"]);
        call.Types.ShouldNotContain("conversation.item.created");
    }

    [Theory]
    [InlineData("{\"type\":\"session.upgrade\",\"event_id\":\"mine\"}", "invalid_value", "mine")] // point 27
    [InlineData("{\"event_id\":\"mine\"}", "missing_required_parameter", "mine")]
    [InlineData("{\"type\":5,\"event_id\":\"mine\"}", "invalid_value", "mine")]
    [InlineData("{\"type\":", "invalid_json", null)]
    [InlineData("[]", "invalid_json", null)]
    [InlineData("null", "invalid_json", null)]
    [InlineData("", "invalid_json", null)]
    [InlineData("{\"type\":\"input_audio_buffer.append\",\"audio\":\"*\",\"event_id\":\"mine\"}", "invalid_value", "mine")]
    [InlineData("{\"type\":\"input_audio_buffer.append\",\"event_id\":\"mine\"}", "missing_required_parameter", "mine")]
    [InlineData("{\"type\":\"conversation.item.retrieve\",\"item_id\":\"nobody\",\"event_id\":\"mine\"}", "item_not_found", "mine")]
    [InlineData("{\"type\":\"conversation.item.delete\",\"item_id\":\"nobody\",\"event_id\":\"mine\"}", "item_not_found", "mine")]
    public void Points27_and_29_what_is_wrong_is_told_and_the_session_goes_on(string message, string code, string? name)
    {
        using var call = Quiet();

        call.Send(message);

        var error = call.One("error")["error"]!;
        ((string?)error["code"]).ShouldBe(code);
        ((string?)error["event_id"]).ShouldBe(name);
        call.Update("""{"tracing":null }""");
        call.One("session.updated");
    }

    [Fact]
    public void Point28_bytes_are_an_error()
    {
        using var call = Quiet();

        call.Send(ClientFrameKind.Binary, []);
        call.Send(ClientFrameKind.TooLarge, []);

        call.All("error").Count.ShouldBe(2);
    }

    [Fact]
    public void The_session_ends_when_it_has_lasted_too_long()
    {
        using var call = new RealtimeCall(_ => new ScriptedAnswer("x"), options: new RealtimeOptions { MaxSession = TimeSpan.FromMinutes(1) });

        call.Run(61);

        ((string?)call.One("error").SelectToken("error.code")).ShouldBe("session_expired");
        ((ExtendedActorSystem)call.System).PrintTree().ShouldNotContain("leg");
    }

    [Fact]
    public void Items_have_their_places()
    {
        using var call = Quiet();
        Create(call, "b");
        Create(call, "c", after: "b");
        Create(call, "a", after: "root");
        Create(call, "x", after: "nobody");
        Create(call, "b");

        call.All("conversation.item.added").Select(added => (string?)added["previous_item_id"]).ShouldBe([null, "b", null]); // point 26
        call.All("error").Select(error => (string?)error.SelectToken("error.param")).ShouldBe(["previous_item_id", "item.id"]);
        call.Send("""{"type":"conversation.item.delete","item_id":"b"}""");
        call.Send("""{"type":"response.create"}""");
        call.RunTo("response.done");
        call.Llm.Requests[0].Context.Items.OfType<ChatMessage>().Select(message => message.Text).ShouldBe(["You are a test.", "a", "c"]);
        ((string?)call.One("conversation.item.deleted")["item_id"]).ShouldBe("b");
    }

    [Fact]
    public void Point68_every_kind_of_item_can_be_retrieved()
    {
        using var call = Quiet();
        Create(call, "u");
        call.Send("""{"type":"conversation.item.create","item":{"id":"f","type":"function_call","call_id":"c1","name":"n","arguments":"{}"}}""");
        call.Send("""{"type":"conversation.item.create","item":{"id":"o","type":"function_call_output","call_id":"c1","output":"r"}}""");
        call.Send("""{"type":"conversation.item.create","item":{"id":"s","type":"message","role":"assistant","content":[{"type":"output_text","text":"t"}]}}""");
        foreach (var id in new[] { "u", "f", "o", "s" })
            call.Send($$"""{"type":"conversation.item.retrieve","item_id":"{{id}}"}""");

        call.All("conversation.item.retrieved").Select(retrieved => (string?)retrieved.SelectToken("item.type"))
            .ShouldBe(["message", "function_call", "function_call_output", "message"]);
        ((JObject)call.All("conversation.item.retrieved")[0]["item"]!).ShouldNotContainKey("call_id");
    }

    private static void Create(RealtimeCall call, string id, string? after = null)
    {
        var place = after is null ? "" : $"\"previous_item_id\":\"{after}\",";
        call.Send($$"""{"type":"conversation.item.create",{{place}}"item":{"id":"{{id}}","type":"message","role":"user","content":[{"type":"input_text","text":"{{id}}"} ] } }""");
    }

    private static RealtimeCall Quiet() => new(_ => new ScriptedAnswer("Yes.")) { IsMicrophoneOpen = false };
}
