using Agents.Host.Tests.Realtime.Support;
using Agents.Testing;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Tests.Realtime;

/// <summary>A turn of the caller and its answer.</summary>
public sealed class SpokenTurnTests
{
    [Fact]
    public void Point45_the_events_of_a_turn_come_in_order()
    {
        using var call = Answered();

        call.Types.ShouldBe(
        [
            "session.created", "input_audio_buffer.speech_started", "input_audio_buffer.speech_stopped", "input_audio_buffer.committed",
            "conversation.item.added", "conversation.item.done", "conversation.item.input_audio_transcription.delta",
            "conversation.item.input_audio_transcription.completed", "response.created", "response.output_item.added", "conversation.item.added",
            "response.content_part.added", "response.output_audio_transcript.delta", "response.output_audio.delta", "response.output_audio.done",
            "response.output_audio_transcript.done", "response.content_part.done", "conversation.item.done", "response.output_item.done", "response.done",
        ]);
    }

    [Fact]
    public void Point34_one_turn_has_one_name()
    {
        using var call = Answered();
        var item = (string)call.One("input_audio_buffer.speech_started")["item_id"]!;

        ((string?)call.One("input_audio_buffer.speech_stopped")["item_id"]).ShouldBe(item);
        ((string?)call.One("input_audio_buffer.committed")["item_id"]).ShouldBe(item);
        ((string?)call.All("conversation.item.added")[0]["item"]!["id"]).ShouldBe(item);
        ((string?)call.One("conversation.item.input_audio_transcription.completed")["item_id"]).ShouldBe(item);
    }

    [Fact]
    public void Point35_where_the_caller_spoke_counts_from_the_first_sample()
    {
        using var call = Answered();

        ((double)call.One("input_audio_buffer.speech_started")["audio_start_ms"]!).ShouldBe(700, 60); // 1 s, less 300 ms of padding
        ((double)call.One("input_audio_buffer.speech_stopped")["audio_end_ms"]!).ShouldBe(1500, 60);
    }

    [Fact]
    public void Point41_deltas_add_up_to_the_transcript()
    {
        using var call = Answered();

        string.Concat(call.All("conversation.item.input_audio_transcription.delta").Select(delta => (string?)delta["delta"])).ShouldBe("hello there");
        var completed = call.One("conversation.item.input_audio_transcription.completed");
        ((string?)completed["transcript"]).ShouldBe("hello there");
        completed["usage"]!.ToString(Newtonsoft.Json.Formatting.None).ShouldBe("""{"type":"duration","seconds":1}""");
    }

    [Fact]
    public void Point41_without_transcription_nothing_is_told()
    {
        using var call = Answered("""{"audio":{"input":{"transcription":null}}}""");

        call.Events.ShouldNotContain(happened => RealtimeCall.Type(happened).Contains("transcription", StringComparison.Ordinal));
        call.One("response.done");
    }

    [Fact]
    public void Point46_the_agents_text_is_the_same_everywhere()
    {
        using var call = Answered();

        string.Concat(call.All("response.output_audio_transcript.delta").Select(delta => (string?)delta["delta"])).ShouldBe("Good day to you.");
        ((string?)call.One("response.output_audio_transcript.done")["transcript"]).ShouldBe("Good day to you.");
        ((string?)call.One("response.done").SelectToken("response.output[0].content[0].transcript")).ShouldBe("Good day to you.");
    }

    [Fact]
    public void Point47_the_sound_is_as_long_as_it_was_made()
    {
        using var call = Answered();

        var sound = call.SoundOf((string)call.One("response.done").SelectToken("response.id")!);

        (sound.Length / 48_000.0).ShouldBe(4 * 0.25, 0.021); // four words; the last frame may be filled up
        sound.ShouldContain(value => value != 0);
    }

    [Fact]
    public void Points23_24_25_and_26_hold_for_every_event()
    {
        using var call = Answered();

        call.Events.Select(happened => (string?)happened["event_id"]).ShouldBeUnique();
        foreach (var item in call.Events.SelectMany(happened => happened.DescendantsAndSelf().OfType<JObject>()).Where(part => (string?)part["object"] == "realtime.item"))
            foreach (var name in new[] { "id", "name", "call_id", "arguments", "role", "status" })
                (item[name] is { Type: JTokenType.Null }).ShouldBeFalse($"{name} of {item}");
        call.All("conversation.item.added")[0].SelectToken("item.content[0]")!.ToString(Newtonsoft.Json.Formatting.None).ShouldBe("""{"type":"input_audio","transcript":null}""");
        call.All("conversation.item.added").Select(added => (string?)added["previous_item_id"])
            .ShouldBe([null, (string?)call.All("conversation.item.added")[0]["item"]!["id"]]);
    }

    [Theory]
    [InlineData(200, 1.7)]
    [InlineData(1000, 2.5)]
    public void Point36_the_silence_that_ends_a_turn_is_the_clients(int milliseconds, double second)
    {
        using var call = Answered($$"""{"audio":{"input":{"turn_detection":{"type":"server_vad","silence_duration_ms":{{milliseconds}} } } } }""");

        call.When("input_audio_buffer.committed").ShouldBe(second, 0.06);
    }

    [Fact]
    public void Point37_without_create_response_nobody_answers()
    {
        using var call = Answered("""{"audio":{"input":{"turn_detection":{"type":"server_vad","create_response":false}}}}""");
        call.Types.ShouldNotContain("response.created");
        call.One("input_audio_buffer.committed");

        call.Send("""{"type":"response.create"}""");
        call.RunTo("response.done");

        call.Llm.Requests.ShouldHaveSingleItem().Context.Items.OfType<Agents.Messages.ChatMessage>().Last().Text.ShouldBe("hello there");
    }

    [Fact]
    public void Point42_a_dead_recogniser_leaves_no_turn_hanging()
    {
        using var call = new RealtimeCall(_ => new ScriptedAnswer("never"));
        call.Stt.Dies = true;
        call.Run(1);
        call.Say(null);

        call.Run(10);

        call.One("input_audio_buffer.committed");
        call.One("conversation.item.input_audio_transcription.failed")["error"]!["message"]!.Type.ShouldBe(JTokenType.String);
        call.Types.ShouldNotContain("response.created");
    }

    [Fact]
    public void Point36_the_client_may_change_its_mind_while_the_session_runs()
    {
        using var call = Answered();
        call.Update("""{"audio":{"input":{"turn_detection":{"type":"server_vad","silence_duration_ms":1500}}}}""");
        var said = call.Now;
        call.Say("again");
        call.Run(8);

        (call.When("input_audio_buffer.committed", said) - said).ShouldBe(2, 0.06);
        call.Update("""{"audio":{"input":{"turn_detection":null}}}""");
        call.Say("on my own");
        call.Run(4);
        call.All("input_audio_buffer.speech_started").Count.ShouldBe(2);
        call.Send("""{"type":"input_audio_buffer.commit"}""");
        call.RunTo("conversation.item.input_audio_transcription.completed")["transcript"]!.ShouldBe("on my own");
    }

    [Fact]
    public void A_cough_is_an_item_without_words_and_is_not_answered()
    {
        using var call = new RealtimeCall(_ => new ScriptedAnswer("never"));
        call.Run(1);
        call.Say(null);

        call.Run(20);

        ((string?)call.One("conversation.item.input_audio_transcription.completed")["transcript"]).ShouldBe("");
        call.Types.ShouldNotContain("response.created");
    }

    [Fact]
    public void Words_that_come_late_belong_to_the_turn_they_were_said_in()
    {
        using var call = new RealtimeCall(_ => new ScriptedAnswer("There you are."));
        call.Stt.Delay = TimeSpan.FromSeconds(4);
        call.Run(1);
        call.Say("hello");

        call.RunTo("response.done");

        call.One("input_audio_buffer.committed");
        var completed = call.One("conversation.item.input_audio_transcription.completed");
        ((string?)completed["transcript"]).ShouldBe("hello");
        ((string?)completed["item_id"]).ShouldBe((string?)call.One("input_audio_buffer.speech_started")["item_id"]);
    }

    private static RealtimeCall Answered(string? session = null)
    {
        var call = new RealtimeCall(_ => new ScriptedAnswer("Good day to you."));
        if (session is not null)
            call.Update(session);

        call.Run(1);
        call.Say("hello there");
        call.Run(8);
        return call;
    }
}
