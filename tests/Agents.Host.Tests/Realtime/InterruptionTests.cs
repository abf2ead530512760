using Agents.Host.Tests.Realtime.Support;
using Agents.Messages;
using Agents.Testing;

namespace Agents.Host.Tests.Realtime;

/// <summary>Speaking over the answer, and what was heard of it.</summary>
public sealed class InterruptionTests
{
    private const string Forty = "w0 w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 w12 w13 w14 w15 w16 w17 w18 w19 w20 w21 w22 w23 w24 w25 w26 w27 w28 w29 w30 w31 w32 w33 w34 w35 w36 w37 w38 w39";

    [Fact]
    public void Point64_the_callers_voice_cancels_the_answer()
    {
        using var call = Speaking(out var onset);

        var done = call.One("response.done");

        (call.When("input_audio_buffer.speech_started", onset) - onset).ShouldBeLessThan(0.5);
        ((string?)done.SelectToken("response.status")).ShouldBe("cancelled");
        ((string?)done.SelectToken("response.status_details.reason")).ShouldBe("turn_detected");
        var types = call.Events.Select(RealtimeCall.Type).ToList();
        types.LastIndexOf("input_audio_buffer.speech_started").ShouldBeLessThan(types.IndexOf("response.done"));
        types.LastIndexOf("response.output_audio.delta").ShouldBeLessThan(types.IndexOf("response.done"));
    }

    [Fact]
    public void Point69_the_new_turn_is_answered()
    {
        using var call = Speaking(out _);

        call.Run(4);

        call.All("response.created").Count.ShouldBe(2);
        call.Llm.Requests[1].Context.Items.OfType<ChatMessage>().Last().Text.ShouldBe("stop");
    }

    [Fact]
    public void Points65_and_66_what_was_not_heard_is_not_in_the_next_prompt()
    {
        using var call = Speaking(out _);
        var item = (string)call.One("response.done").SelectToken("response.output[0].id")!;

        call.Send($$"""{"type":"conversation.item.truncate","item_id":"{{item}}","content_index":0,"audio_end_ms":900}""");
        call.Run(4);

        var truncated = call.One("conversation.item.truncated");
        (((string?)truncated["item_id"]), ((int)truncated["content_index"]!), ((int)truncated["audio_end_ms"]!)).ShouldBe((item, 0, 900));
        call.Llm.Requests[1].Context.Items.OfType<ChatMessage>().Single(message => message.Role == ChatRole.Assistant).Text.ShouldBe("w0 w1 w2 w3");
        call.Send($$"""{"type":"conversation.item.retrieve","item_id":"{{item}}"}""");
        var retrieved = call.One("conversation.item.retrieved")["item"]!; // point 68
        ((string?)retrieved.SelectToken("content[0].transcript")).ShouldBe("w0 w1 w2 w3");
        ((string?)retrieved["status"]).ShouldBe("incomplete");
    }

    [Fact]
    public void Points65_and_66_a_running_answer_is_truncated_too()
    {
        using var call = new RealtimeCall(_ => new ScriptedAnswer(Forty)) { IsMicrophoneOpen = false };
        call.Send("""{"type":"response.create"}""");
        var delta = call.RunTo("response.output_audio.delta");
        call.Run(0.6);

        call.Send($$"""{"type":"conversation.item.truncate","item_id":"{{(string)delta["item_id"]!}}","content_index":0,"audio_end_ms":100}""");
        call.Send("""{"type":"response.cancel"}""");
        call.Run(1);
        call.Send("""{"type":"response.create"}""");
        call.RunTo("response.done");

        call.One("conversation.item.truncated");
        call.Llm.Requests[1].Context.Items.OfType<ChatMessage>().Single(message => message.Role == ChatRole.Assistant).Text.ShouldBe("w0");
    }

    [Fact]
    public void Point67_what_cannot_be_truncated_stays()
    {
        using var call = Speaking(out _);
        var item = (string)call.One("response.done").SelectToken("response.output[0].id")!;
        var user = (string)call.All("input_audio_buffer.committed")[0]["item_id"]!;

        call.Send($$"""{"type":"conversation.item.truncate","item_id":"{{item}}","content_index":0,"audio_end_ms":90000,"event_id":"a"}""");
        call.Send($$"""{"type":"conversation.item.truncate","item_id":"{{user}}","content_index":0,"audio_end_ms":1,"event_id":"b"}""");
        call.Send("""{"type":"conversation.item.truncate","item_id":"nobody","content_index":0,"audio_end_ms":1,"event_id":"c"}""");

        call.All("error").Select(error => (string?)error.SelectToken("error.event_id")).ShouldBe(["a", "b", "c"]);
        call.Types.ShouldNotContain("conversation.item.truncated");
    }

    [Fact]
    public void Without_interrupt_response_the_answer_goes_on()
    {
        using var call = new RealtimeCall(
            _ => new ScriptedAnswer(Forty), settings => settings with { TurnDetection = settings.TurnDetection! with { InterruptResponse = false } });
        call.Run(0.5);
        call.Say("hello");
        call.RunTo("response.output_audio.delta");
        call.Say("never mind");
        call.Run(15);

        ((string?)call.All("response.done")[0].SelectToken("response.status")).ShouldBe("completed");
        call.All("input_audio_buffer.committed").Count.ShouldBe(2);
    }

    [Fact]
    public void Point70_ten_interruptions_leave_nothing_running()
    {
        using var call = new RealtimeCall(_ => new ScriptedAnswer(Forty));
        call.Run(0.5);
        for (var i = 0; i < 11; i++)
        {
            call.Say($"again {i}");
            call.RunTo("response.created");
            call.RunTo("response.output_audio.delta");
        }

        call.Run(15);

        call.All("response.done").Select(done => (string?)done.SelectToken("response.status")).ShouldBe([.. Enumerable.Repeat("cancelled", 10), "completed"]);
        ((ExtendedActorSystem)call.System).PrintTree().ShouldNotContain("step-");
        ((ExtendedActorSystem)call.System).PrintTree().ShouldNotContain("segment-");
    }

    /// <summary>A caller who is answered at length, and speaks over it.</summary>
    private static RealtimeCall Speaking(out double onset)
    {
        var asked = 0;
        var call = new RealtimeCall(_ => new ScriptedAnswer(asked++ == 0 ? Forty : "As you like."));
        call.Run(0.5);
        call.Say("hello");
        call.RunTo("response.output_audio.delta");
        onset = call.Now;
        call.Say("stop");
        call.RunTo("response.done");
        return call;
    }
}
