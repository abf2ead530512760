using Agents.Messages;
using Agents.Testing;

namespace Agents.Actors.Tests.Session;

public class PipelineTests
{
    [Fact]
    public void Checklist_49_a_voice_without_sound_for_words_is_an_error_and_for_blanks_it_is_none()
    {
        using var call = Calls.With(_ => new("never"), tts: new ScriptedTts { PerWord = 0 });
        var words = call.Session.Say("hello there");
        var blanks = call.Session.Say("  ");
        call.RunTo(5);
        (words.Done, blanks.Done).ShouldBe((true, true));
        words.Exception.ShouldBeOfType<ApiException>().Message.ShouldBe("The voice made no sound for the text it was given.");
        blanks.Exception.ShouldBeNull();
        call.Conversation().ShouldBeEmpty();
    }

    [Fact]
    public void Checklist_54_tools_of_an_answer_begun_early_do_not_run_before_the_turn_is_decided()
    {
        var tool = ToolFunction.Create(() => "noon", "time");
        using var call = Calls.With(
            context => context.Items[^1] is FunctionCallOutput ? new("it is noon") : ScriptedAnswer.Call("time"),
            agent => agent with
            {
                Tools = [tool],
                Options = agent.Options with { TurnHandling = agent.Options.TurnHandling with { PreemptiveGeneration = new(), Endpointing = new() { MinDelay = TimeSpan.FromSeconds(2) } } },
            });
        call.CallerSays("what time is it", at: 0.5, lasts: 1).RunTo(8);
        var decided = call.All<UserTurnEnded>().Single().At;
        decided.ShouldBe(3.5, 0.001);
        call.All<SpeechCreated>().First().At.ShouldBeLessThan(2);
        call.All<ToolCallStarted>().Single().At.ShouldBe(decided, 0.001);
        call.Conversation().ShouldBe(["user: what time is it", "assistant: it is noon"]);
    }

    [Fact]
    public void Checklist_55_without_voice_detection_the_recogniser_says_when_the_caller_stopped()
    {
        using var call = Calls.With(_ => new("a fine answer"), agent => agent with { Vad = null });
        call.CallerSays("hello", at: 0.5, lasts: 1).RunTo(8);
        var metrics = call.All<ConversationItemAdded>().First(added => added.Event.Item is ChatMessage { Role: ChatRole.User }).Event;
        call.Seconds(metrics.Metrics!.StoppedSpeakingAt!.Value).ShouldBe(1.5, 0.03);
        metrics.Metrics!.StoppedSpeakingAt!.Value.ShouldBeLessThanOrEqualTo(metrics.CreatedAt);
    }
}
