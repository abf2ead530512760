using Agents.Actors;
using Agents.Host.Realtime;
using Agents.Host.Tests.Realtime.Support;
using Agents.Messages;
using Agents.Testing;

namespace Agents.Host.Tests.Realtime;

/// <summary>Another agent takes the conversation: what the client has asked for holds for it too, whatever it thinks and speaks with.</summary>
public sealed class HandoffTests
{
    private readonly ScriptedLlm _billing = new(context => context.Items.OfType<ChatMessage>().Any(message => message.Text == "what is the weather?")
        ? ScriptedAnswer.Call("weather") : new ScriptedAnswer("Billing speaks."));

    private readonly ScriptedTts _voice = new();

    [Fact]
    public void The_next_agents_words_and_sound_reach_the_client()
    {
        using var call = Transferred();

        call.Say("hello");
        var done = call.RunTo("response.done");

        ((string?)done.SelectToken("response.output[0].content[0].transcript")).ShouldBe("Billing speaks.");
        call.SoundOf((string)done.SelectToken("response.id")!).Length.ShouldBeGreaterThan(0);
        call.Llm.Requests.ShouldBeEmpty();
        _voice.Spoken.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_callers_turns_stay_items_of_the_session()
    {
        using var call = Transferred();

        call.Say("hello");
        call.RunTo("response.done");

        var item = (string?)call.One("input_audio_buffer.committed")["item_id"];
        ((string?)call.One("conversation.item.input_audio_transcription.completed")["item_id"]).ShouldBe(item);
        _billing.Requests.ShouldHaveSingleItem().Context.Items.OfType<ChatMessage>().Last().Id.ShouldBe(item);
    }

    [Fact]
    public void The_clients_functions_are_offered_to_the_next_agent_and_called_by_the_client()
    {
        using var call = Transferred();
        call.Update("""{"tools":[{"type":"function","name":"weather","parameters":{"type":"object","properties":{}}}]}""");

        call.Say("what is the weather?");
        var done = call.RunTo("response.done");

        ((string?)done.SelectToken("response.output[0].type")).ShouldBe("function_call");
        ((string?)done.SelectToken("response.output[0].name")).ShouldBe("weather");
    }

    [Fact]
    public void Text_only_stays_text_only()
    {
        using var call = Transferred();
        call.Update("""{"output_modalities":["text"]}""");

        call.Say("hello");
        var done = call.RunTo("response.done");

        ((string?)done.SelectToken("response.output[0].content[0].text")).ShouldBe("Billing speaks.");
        call.All("response.output_audio.delta").ShouldBeEmpty();
    }

    [Fact]
    public void A_client_that_answers_itself_still_does()
    {
        using var call = Transferred();
        call.Update("""{"audio":{"input":{"turn_detection":{"type":"server_vad","create_response":false}}}}""");

        call.Say("hello");
        call.Run(5);

        call.One("conversation.item.input_audio_transcription.completed");
        call.All("response.created").ShouldBeEmpty();
    }

    [Fact]
    public void The_next_agent_is_told_its_own_task_unless_the_client_set_another()
    {
        using var call = Transferred(settings => settings with { HasAgentsInstructions = true });
        call.Say("hello");
        call.RunTo("response.done");
        call.Update("""{"instructions":"The client's task."}""");
        call.Say("and now?");
        call.RunTo("response.done");

        _billing.Requests.Select(request => ((ChatMessage)request.Context.Items[0]).Text).ShouldBe(["You are billing.", "The client's task."]);
    }

    private RealtimeCall Transferred(Func<RealtimeSettings, RealtimeSettings>? settings = null)
    {
        var call = new RealtimeCall(_ => new ScriptedAnswer("The first agent speaks."), settings);
        call.Run(0.5);
        call.Session!.Tell(new UpdateAgent(new Billing(_billing, _voice)), ActorRefs.NoSender);
        call.Run(0.5);
        return call;
    }

    private sealed class Billing : Agent
    {
        public Billing(ScriptedLlm model, ScriptedTts voice) => (Instructions, Llm, Tts) = ("You are billing.", model, voice);
    }
}
