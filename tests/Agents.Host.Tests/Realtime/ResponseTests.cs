using Agents.Host.Tests.Realtime.Support;
using Agents.Messages;
using Agents.Testing;

namespace Agents.Host.Tests.Realtime;

/// <summary>Responses that the client asks for, stops and shapes.</summary>
public sealed class ResponseTests
{
    private const string Create = """{"type":"response.create","event_id":"create_1"}""";

    [Fact]
    public void Point48_every_response_is_done_once()
    {
        using var call = Text(_ => new ScriptedAnswer("One. Two."));
        for (var i = 0; i < 3; i++)
        {
            call.Send(Create);
            if (i == 1)
                call.Send("""{"type":"response.cancel"}""");
            call.Run(5);
        }

        call.All("response.created").Select(created => (string?)created.SelectToken("response.id"))
            .ShouldBe(call.All("response.done").Select(done => (string?)done.SelectToken("response.id")));
        call.All("response.done").Select(done => (string?)done.SelectToken("response.status")).ShouldBe(["completed", "cancelled", "completed"]);
    }

    [Fact]
    public void Point49_there_is_one_response_at_a_time()
    {
        using var call = Text(_ => new ScriptedAnswer("One."));
        call.Send(Create);

        call.Send("""{"type":"response.create","event_id":"create_2"}""");

        var error = call.One("error")["error"]!;
        ((string?)error["code"]).ShouldBe("conversation_already_has_active_response");
        ((string?)error["event_id"]).ShouldBe("create_2");
        ((string?)error["message"])!.ShouldContain("response.create");
        call.RunTo("response.done");
    }

    [Fact]
    public void Point50_there_is_nothing_to_cancel_while_idle()
    {
        using var call = Text(_ => new ScriptedAnswer("One."));

        call.Send("""{"type":"response.cancel","event_id":"c"}""");

        ((string?)call.One("error")["error"]!["code"]).ShouldBe("response_cancel_not_active");
        call.Send(Create);
        ((string?)call.RunTo("response.done").SelectToken("response.status")).ShouldBe("completed");
    }

    [Fact]
    public void Point51_text_responses_have_no_sound()
    {
        using var call = Text(_ => new ScriptedAnswer("Only text."));
        call.Send("""{"type":"response.create","response":{"output_modalities":["text"]}}""");
        var done = call.RunTo("response.done");

        call.Types.Where(type => type.StartsWith("response.output_", StringComparison.Ordinal)).ShouldBe(
            ["response.output_item.added", "response.output_text.delta", "response.output_text.done", "response.output_item.done"]);
        ((string?)call.One("response.output_text.done")["text"]).ShouldBe("Only text.");
        ((string?)done.SelectToken("response.output[0].content[0].type")).ShouldBe("output_text");
        call.Voice.Spoken.ShouldBeEmpty();
        call.Send(Create);
        call.RunTo("response.done");
        call.All("response.output_audio.delta").ShouldNotBeEmpty();
    }

    [Fact]
    public void Point52_instructions_and_tools_hold_for_one_response()
    {
        using var call = Text(_ => new ScriptedAnswer("One."));
        call.Send("""{"type":"response.create","response":{"instructions":"Whisper.","tools":[{"type":"function","name":"once"}],"tool_choice":"required","metadata":{"a":"b"}}}""");
        var first = call.RunTo("response.done");
        call.Send(Create);
        call.RunTo("response.done");

        Instructions(call, 0).ShouldBe("Whisper.");
        Instructions(call, 1).ShouldBe("You are a test.");
        call.Llm.Requests[0].Options.ToolChoice.ShouldNotBeNull();
        call.Llm.Requests[1].Options.ToolChoice.ShouldBeNull();
        ((string?)first.SelectToken("response.metadata.a")).ShouldBe("b");
    }

    [Fact]
    public void Point52_input_is_answered_instead_of_the_conversation()
    {
        using var call = Text(_ => new ScriptedAnswer("One."));
        call.Send("""{"type":"response.create","response":{"input":[{"type":"message","role":"user","content":[{"type":"input_text","text":"only this"}]}]}}""");
        call.RunTo("response.done");

        call.Llm.Requests[0].Context.Items.OfType<ChatMessage>().Select(message => message.Text).ShouldBe(["You are a test.", "only this"]);
    }

    [Fact]
    public void Point53_answers_beside_the_conversation_are_refused_clearly()
    {
        using var call = Text(_ => new ScriptedAnswer("One."));

        call.Send("""{"type":"response.create","event_id":"x","response":{"conversation":"none"}}""");

        ((string?)call.One("error")["error"]!["param"]).ShouldBe("response.conversation");
        ((string?)call.One("error")["error"]!["event_id"]).ShouldBe("x");
        call.Llm.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void Point54_a_model_that_fails_makes_a_failed_response()
    {
        using var call = Text(_ => new ScriptedAnswer("") { Failures = 100 });
        call.Send(Create);

        var done = call.RunTo("response.done");

        ((string?)done.SelectToken("response.status")).ShouldBe("failed");
        ((string?)done.SelectToken("response.status_details.error.code")).ShouldBe("server_error");
        call.Types.ShouldNotContain("error");
    }

    [Fact]
    public void Point54_a_voice_that_fails_makes_a_failed_response()
    {
        var voice = new ScriptedTts();
        foreach (var _ in Enumerable.Range(0, 10))
            voice.DeathsAfterWords.Enqueue(0);
        using var call = Text(_ => new ScriptedAnswer("One two three."), voice);
        call.Send(Create);

        var done = call.RunTo("response.done");

        ((string?)done.SelectToken("response.status")).ShouldBe("failed");
    }

    [Fact]
    public void Point55_at_the_limit_of_tokens_a_response_is_incomplete()
    {
        using var call = Text(_ => new ScriptedAnswer("one two three four five six"));
        call.Send("""{"type":"response.create","response":{"max_output_tokens":3}}""");

        var done = call.RunTo("response.done");

        ((string?)done.SelectToken("response.status")).ShouldBe("incomplete");
        ((string?)done.SelectToken("response.status_details.reason")).ShouldBe("max_output_tokens");
        ((string?)done.SelectToken("response.output[0].content[0].transcript"))!.Trim().ShouldBe("one two three");
    }

    [Fact]
    public void Point62_and_63_a_cancelled_response_ends_at_once_and_stays_silent()
    {
        using var call = Text(_ => new ScriptedAnswer(string.Join(' ', Enumerable.Repeat("word", 200))));
        call.Send(Create);
        call.RunTo("response.output_audio.delta");
        var at = call.Now;

        call.Send("""{"type":"response.cancel"}""");
        call.Run(5);
        var done = call.One("response.done");

        (call.When("response.done") - at).ShouldBeLessThan(0.3);
        ((string?)done.SelectToken("response.status_details.reason")).ShouldBe("client_cancelled");
        call.Events.TakeLast(1).Select(RealtimeCall.Type).ShouldBe(["response.done"]);
        ((string?)done.SelectToken("response.output[0].status")).ShouldBe("incomplete");
    }

    [Fact]
    public void The_client_chooses_the_voice_for_one_response_or_all()
    {
        using var call = Text(_ => new ScriptedAnswer("One."));
        call.Send("""{"type":"response.create","response":{"audio":{"output":{"voice":"other"}}}}""");
        call.RunTo("response.done");
        call.Send(Create);
        call.RunTo("response.done");

        call.OtherVoice.Spoken.ShouldBe(["One."]);
        call.Voice.Spoken.ShouldBe(["One."]);
    }

    [Fact]
    public void Point56_limits_of_rate_are_not_told_so_no_wrong_name_is()
    {
        using var call = Text(_ => new ScriptedAnswer("One."));
        call.Send(Create);
        call.RunTo("response.done");

        call.Types.ShouldNotContain("rate_limits.updated");
    }

    [Fact]
    public void Usage_is_told()
    {
        using var call = Text(_ => new ScriptedAnswer("One."));
        call.Send(Create);

        ((int)call.RunTo("response.done").SelectToken("response.usage.total_tokens")!).ShouldBe(15);
    }

    private static string Instructions(RealtimeCall call, int request) => call.Llm.Requests[request].Context.Items.OfType<ChatMessage>().First().Text;

    private static RealtimeCall Text(Func<ChatContext, ScriptedAnswer> answers, ScriptedTts? voice = null)
    {
        var call = new RealtimeCall(answers, voice: voice) { IsMicrophoneOpen = false };
        call.Send("""{"type":"conversation.item.create","item":{"type":"message","role":"user","content":[{"type":"input_text","text":"go"}]}}""");
        return call;
    }
}
