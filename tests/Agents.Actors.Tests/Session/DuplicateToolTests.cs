using Agents.Testing;

namespace Agents.Actors.Tests.Session;

public class DuplicateToolTests
{
    private static ScriptedCall CallTwice(ToolPolicy policy, Func<ScriptedCall> call, string second = """{"city":"Oslo"}""")
    {
        var asked = 0;
        return Calls.With(
            _ => ++asked > 2
                ? new("all right") : ScriptedAnswer.Call("book", asked == 1 ? """{"city":"Oslo"}""" : second, id: $"b{asked}"),
            agent => agent with
            {
                Tools =
                [
                    ToolFunction.Create(async (string city, CancellationToken stop) =>
                    {
                        await Task.Delay(TimeSpan.FromSeconds(10), call().Time, stop);
                        return $"booked {city}";
                    }, "book", policy: policy),
                ],
            });
    }

    private static IEnumerable<string> Endings(ScriptedCall call)
        => call.All<ToolCallEnded>().Select(each => $"{each.Event.CallId} {each.Event.Ending} {Math.Round(each.At, 1)}");

    [Theory]
    // The second turn is answered 5 s after it was decided: so long an interrupted answer waits for its tools (F13).
    [InlineData(DuplicateRule.Allow, "b1 Done 12.3", "b2 Done 20.8")]
    [InlineData(DuplicateRule.Reject, "b2 Failed 10.8", "b1 Done 12.3")]
    [InlineData(DuplicateRule.Replace, "b1 Cancelled 10.8", "b2 Done 20.8")]
    [InlineData(DuplicateRule.Confirm, "b2 Failed 10.8", "b1 Done 12.3")]
    public void Checklist_108_a_second_call_is_run_refused_or_takes_the_place_of_the_first(DuplicateRule rule, params string[] endings)
    {
        ScriptedCall call = null!;
        using (call = CallTwice(new ToolPolicy { OnDuplicate = rule, Cancellable = true }, () => call))
        {
            call.CallerSays("book it", at: 0.5, lasts: 1).CallerSays("book it please", at: 4, lasts: 1).RunTo(30);
            Endings(call).ShouldBe(endings);
        }
    }

    [Fact]
    public void Checklist_108_a_confirmed_duplicate_runs_and_the_tool_does_not_see_the_confirmation()
    {
        ScriptedCall call = null!;
        using (call = CallTwice(new ToolPolicy { OnDuplicate = DuplicateRule.Confirm }, () => call,
            """{"city":"Oslo","confirm_duplicate":true}"""))
        {
            call.CallerSays("book it", at: 0.5, lasts: 1).CallerSays("book another", at: 4, lasts: 1).RunTo(30);
            Endings(call).ShouldBe(["b1 Done 12.3", "b2 Done 20.8"]);
            call.All<ToolCallStarted>().Last().Event.Call.Arguments.ShouldBe("""{"city":"Oslo"}""");
        }
    }

    [Theory]
    [InlineData("""{"city":"Bergen"}""", "Done")]
    [InlineData("""{ "city" : "Oslo" }""", "Failed")]
    public void Checklist_108_with_the_arguments_in_scope_only_equal_arguments_are_a_duplicate(string second, string ending)
    {
        ScriptedCall call = null!;
        var policy = new ToolPolicy { OnDuplicate = DuplicateRule.Reject, DuplicateScope = DuplicateScope.NameAndArguments };
        using (call = CallTwice(policy, () => call, second))
        {
            call.CallerSays("book it", at: 0.5, lasts: 1).CallerSays("book another", at: 4, lasts: 1).RunTo(30);
            call.All<ToolCallEnded>().Single(each => each.Event.CallId == "b2").Event.Ending.ToString().ShouldBe(ending);
        }
    }
}
