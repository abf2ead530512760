using Agents.Messages;
using Agents.Testing;

namespace Agents.Actors.Tests.Session;

public class FillerTests
{
    private static ScriptedCall Call(FillerOptions filler, double toolTakes, Func<ScriptedCall> call, string first = "") => Calls.With(
        context => context.Items.OfType<FunctionCallOutput>().Any()
            ? new("all done") : new ScriptedAnswer(first) { Calls = [new("1", "slow", "{}")] },
        agent => agent with
        {
            Tools =
            [
                ToolFunction.Create(async () =>
                {
                    await Task.Delay(TimeSpan.FromSeconds(toolTakes), call().Time);
                    return "x";
                }, "slow", policy: new ToolPolicy { Filler = filler }),
            ],
        });

    [Fact]
    public void A_tool_that_takes_its_time_is_bridged_and_the_filler_is_not_stored()
    {
        ScriptedCall call = null!;
        using (call = Call(new FillerOptions(), 5, () => call))
        {
            call.CallerSays("go", at: 0.5, lasts: 1).RunTo(15);
            call.Tts.Spoken.ShouldBe(["One moment, please.", "all done"]);
            call.AgentShouldBeHeard(4.5, 5.25); // 2 s after the tool began, and the voice's 0.2 s; 37.5 frames
            call.Conversation().ShouldBe(["user: go", "assistant: all done"]);
            call.AgentStates().ShouldBe(["0 Listening", "2 Thinking", "4.5 Speaking", "5.26 Thinking", "7.8 Speaking", "8.3 Listening"]);
        }
    }

    [Fact]
    public void A_quick_tool_needs_none()
    {
        ScriptedCall call = null!;
        using (call = Call(new FillerOptions(), 1.9, () => call))
        {
            call.CallerSays("go", at: 0.5, lasts: 1).RunTo(15);
            call.Tts.Spoken.ShouldBe(["all done"]);
        }
    }

    [Fact]
    public void It_stops_when_the_result_is_there()
    {
        ScriptedCall call = null!;
        using (call = Call(new FillerOptions { Phrases = ["I am looking at this for you right now and it takes a while"] }, 3, () => call))
        {
            call.CallerSays("go", at: 0.5, lasts: 1).RunTo(15);
            call.AgentShouldBeHeard(4.5, 5.3);
            call.AgentShouldBeSilent(5.32, 5.8);
            call.AgentShouldBeHeard(5.8, 6.3);
        }
    }

    [Fact]
    public void They_go_on_in_turn_up_to_their_limit_and_are_stored_if_asked_to()
    {
        ScriptedCall call = null!;
        var filler = new FillerOptions { Every = TimeSpan.FromSeconds(3), Limit = 2, Phrases = ["one", "two"], AddToChatContext = true };
        using (call = Call(filler, 20, () => call))
        {
            call.CallerSays("go", at: 0.5, lasts: 1).RunTo(30);
            call.Conversation().ShouldBe(["user: go", "assistant: one", "assistant: two", "assistant: all done"]);
        }
    }

    [Fact]
    public void It_waits_until_what_was_said_before_the_call_is_over()
    {
        ScriptedCall call = null!;
        using (call = Call(new FillerOptions { Phrases = ["still here"] }, 8, () => call, first: "let me look that up in the book"))
        {
            call.CallerSays("go", at: 0.5, lasts: 1).RunTo(20);
            call.AgentShouldBeHeard(2.5, 4.5);
            call.AgentShouldBeSilent(4.5, 6.7);
            call.AgentShouldBeHeard(6.7, 7.2);
        }
    }

    [Fact]
    public void A_source_sees_the_call_and_may_say_nothing()
    {
        ScriptedCall call = null!;
        var moments = new List<FillerMoment>();
        var filler = new FillerOptions
        {
            Every = TimeSpan.FromSeconds(1),
            Source = moment =>
            {
                moments.Add(moment);
                return moments.Count == 1 ? null : $"waiting for {moment.Call.Name}";
            },
            Limit = 1,
        };
        using (call = Call(filler, 6, () => call))
        {
            call.CallerSays("go", at: 0.5, lasts: 1).RunTo(15);
            moments.Select(moment => (moment.Said, moment.Running.TotalSeconds)).ShouldBe([(0, 2), (0, 3)]);
            call.Tts.Spoken.ShouldBe(["waiting for slow", "all done"]);
        }
    }
}
