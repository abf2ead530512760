using Agents.Actors.Tests.Session;
using Agents.Messages;
using Agents.Testing;

namespace Agents.Actors.Tests.Regressions;

/// <summary>Cases that went wrong in the field. docs/session-conformance.md lists all of them, also those that are points of the checklist.</summary>
public class FieldTests
{
    private const string Count = "one two three four five six seven eight nine ten";

    [Fact]
    public void A_model_that_answers_only_with_tool_calls_three_times_speaks_in_the_end()
    {
        var asked = 0;
        using var call = Calls.With(_ => ++asked <= 3 ? ScriptedAnswer.Call("look", id: $"call_{asked}") : new("Nothing there"), agent => agent with
        {
            Tools = [Microsoft.Extensions.AI.AIFunctionFactory.Create(() => "nothing", "look", "Looks.")],
        });
        call.CallerSays("find it", at: 0.5, lasts: 1).RunTo(10);
        call.Conversation().ShouldBe(["user: find it", "assistant: Nothing there"]);
        call.ToolsShouldHaveEnded("look", "look", "look");
        call.AgentStates().Select(state => state.Split(' ')[1]).ShouldBe(["Listening", "Thinking", "Speaking", "Listening"]);
    }

    [Fact]
    public void A_caller_who_is_silent_for_a_minute_is_away_and_is_answered_afterwards()
    {
        using var call = Calls.With(_ => new("welcome back"));
        call.CallerSays("hello", at: 65, lasts: 1).RunTo(70);
        call.UserStates().ShouldBe(["15 Away", "65 Speaking", "66 Listening"]);
        call.Conversation().ShouldBe(["user: hello", "assistant: welcome back"]);
        call.ShouldHaveNoErrors();
    }

    [Fact]
    public void A_transcript_that_arrives_after_the_decision_is_a_turn_of_its_own_and_nothing_is_lost()
    {
        using var call = Calls.With(context => new(context.Items.OfType<ChatMessage>().Count(each => each.Role == ChatRole.User) == 1 ? Count : "now I know"),
            stt: caller => new ScriptedStt(caller) { SecondFinalAfter = 1.5 });
        call.CallerSays("I want to go|to Oslo", at: 0.5, lasts: 2).RunTo(8);
        // decided at 3.0 with the first half; the second half comes at 4.0, interrupts, and both are in view
        call.Conversation().ShouldBe(["user: I want to go", "assistant: one two three…", "user: to Oslo", "assistant: now I know"]);
        call.All<UserTurnEnded>().Select(turn => turn.Event.Transcript.Value).ShouldBe(["I want to go", "to Oslo"]);
    }

    [Fact]
    public void From_the_decision_to_silence_on_the_wire_it_takes_at_most_50_ms()
    {
        foreach (var pause in new[] { true, false })
        {
            using var call = Calls.With(_ => new(Count), agent => agent with
            {
                Options = agent.Options with
                {
                    TurnHandling = agent.Options.TurnHandling with { Interruption = new InterruptionOptions { ResumeFalseInterruption = pause } },
                },
            });
            call.CallerSays("count", at: 0.5, lasts: 1).CallerSays("stop that now", at: 3.013, lasts: 1.5).RunTo(4.4);
            const double detected = 3.013 + 0.5;
            var last = call.Heard[^1];
            (call.Seconds(last.At) + last.Frame.Duration.TotalSeconds).ShouldBeInRange(detected - 0.02, detected + 0.05);
        }
    }
}
