using Agents.Host.Tests.Realtime.Support;
using Agents.Messages;
using Agents.Testing;

namespace Agents.Host.Tests.Realtime;

/// <summary>The client's sound where the client ends turns, and what becomes of odd sound.</summary>
public sealed class InputBufferTests
{
    [Fact]
    public void Point38_an_empty_buffer_cannot_be_committed()
    {
        using var call = Manual();

        call.Send("""{"type":"input_audio_buffer.commit","event_id":"c"}""");

        ((string?)call.One("error").SelectToken("error.code")).ShouldBe("input_audio_buffer_commit_empty");
        ((string?)call.One("error").SelectToken("error.event_id")).ShouldBe("c");
    }

    [Fact]
    public void Points40_and_32_a_commit_makes_an_item_and_no_response()
    {
        using var call = Manual();
        call.Stt.Script.Enqueue("hello");
        Append(call, RealtimeCall.Sound(0.6));
        call.Events.Count.ShouldBe(2); // session.created and session.updated

        call.Send("""{"type":"input_audio_buffer.commit"}""");
        call.Run(5);

        call.Types.Skip(2).ShouldBe(
        [
            "input_audio_buffer.committed", "conversation.item.added", "conversation.item.done", "conversation.item.input_audio_transcription.delta",
            "conversation.item.input_audio_transcription.completed",
        ]);
    }

    [Fact]
    public void A_response_asked_for_at_once_answers_what_was_committed()
    {
        using var call = Manual();
        call.Stt.Script.Enqueue("hello");
        Append(call, RealtimeCall.Sound(0.6));
        call.Send("""{"type":"input_audio_buffer.commit"}""");
        call.Send("""{"type":"response.create"}""");

        call.RunTo("response.done");

        call.Llm.Requests.ShouldHaveSingleItem().Context.Items.OfType<ChatMessage>().Last().Text.ShouldBe("hello");
    }

    [Fact]
    public void Point39_what_was_cleared_is_not_committed_later()
    {
        using var call = Manual();
        call.Stt.Script.Enqueue("wrong");
        call.Stt.Script.Enqueue("right");
        Append(call, RealtimeCall.Sound(0.6));
        Append(call, RealtimeCall.Sound(0.4, level: 0));
        call.Run(1);

        call.Send("""{"type":"input_audio_buffer.clear"}""");
        call.Send("""{"type":"input_audio_buffer.commit"}""");
        Append(call, RealtimeCall.Sound(0.6));
        call.Send("""{"type":"input_audio_buffer.commit"}""");
        call.Run(5);

        call.One("input_audio_buffer.cleared");
        call.One("error");
        ((string?)call.One("conversation.item.input_audio_transcription.completed")["transcript"]).ShouldBe("right");
    }

    [Fact]
    public void Point33_sound_in_one_piece_is_heard_like_sound_in_many()
    {
        using var call = new RealtimeCall(_ => new ScriptedAnswer("Yes.")) { IsMicrophoneOpen = false };
        call.Stt.Script.Enqueue("hello");
        call.Run(0.5);

        Append(call, RealtimeCall.Sound(3));
        Append(call, RealtimeCall.Sound(2, level: 0));
        call.RunTo("response.done");

        ((double)call.One("input_audio_buffer.speech_stopped")["audio_end_ms"]!).ShouldBe(3000, 60);
        call.Stt.LoudSamples.ShouldBeInRange(44_000, 48_100); // of 48 000, less those where the wave crosses zero
    }

    [Fact]
    public void Point43_after_a_silence_the_agent_takes_the_word_once()
    {
        using var call = new RealtimeCall(
            _ => new ScriptedAnswer("one two three four"), settings => settings with { TurnDetection = settings.TurnDetection! with { IdleTimeoutMs = 5000 } });
        call.Run(0.5);
        call.Say("hello");
        call.RunTo("response.done");
        var done = call.Now;

        call.Run(20);

        (call.When("input_audio_buffer.timeout_triggered") - done).ShouldBe(6, 0.1); // 1 s of answer is still played, then 5 s of silence
        var triggered = call.One("input_audio_buffer.timeout_triggered");
        var after = call.Events.SkipWhile(happened => happened != triggered).ToList();
        after.Take(5).Select(RealtimeCall.Type).ShouldBe(
        [
            "input_audio_buffer.timeout_triggered", "input_audio_buffer.committed", "conversation.item.added", "conversation.item.done",
            "conversation.item.input_audio_transcription.completed",
        ]);
        ((string?)after[1]["item_id"]).ShouldBe((string?)triggered["item_id"]);
        call.All("response.done").Count.ShouldBe(2);
        call.Llm.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public void Point43_who_speaks_again_is_waited_for_again()
    {
        using var call = new RealtimeCall(
            _ => new ScriptedAnswer("one two three four"), settings => settings with { TurnDetection = settings.TurnDetection! with { IdleTimeoutMs = 5000 } });
        call.Run(0.5);
        call.Say("hello");
        call.Run(30);

        call.Say("still there");
        call.Run(30);

        call.All("input_audio_buffer.timeout_triggered").Count.ShouldBe(2);
        call.All("response.done").Count.ShouldBe(4);
    }

    [Fact]
    public void Point43_a_client_that_answers_itself_gets_the_silence_and_no_response()
    {
        using var call = new RealtimeCall(
            _ => new ScriptedAnswer("one"), settings => settings with { TurnDetection = settings.TurnDetection! with { IdleTimeoutMs = 5000, CreateResponse = false } });
        call.Send("""{"type":"response.create"}""");
        call.RunTo("response.done");

        call.Run(20);

        call.One("input_audio_buffer.timeout_triggered");
        call.One("input_audio_buffer.committed");
        call.One("response.done");
    }

    private static RealtimeCall Manual()
    {
        var call = new RealtimeCall(_ => new ScriptedAnswer("Yes.")) { IsMicrophoneOpen = false };
        call.Update("""{"audio":{"input":{"turn_detection":null}} }""");
        return call;
    }

    private static void Append(RealtimeCall call, string sound) => call.Send($$"""{"type":"input_audio_buffer.append","audio":"{{sound}}"}""");
}
