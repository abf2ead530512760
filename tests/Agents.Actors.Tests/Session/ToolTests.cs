using Agents.Inference;
using Agents.Messages;
using Agents.Testing;
using AIFunction = Microsoft.Extensions.AI.AIFunction;
using AIFunctionFactory = Microsoft.Extensions.AI.AIFunctionFactory;

namespace Agents.Actors.Tests.Session;

public class ToolTests
{
    private static ScriptedCall Call(Func<ChatContext, ScriptedAnswer> answers, params AIFunction[] tools)
        => Calls.With(answers, agent => agent with { Tools = tools });

    private static Func<ChatContext, ScriptedAnswer> CallOnce(params FunctionToolCall[] calls)
        => context => context.Items.OfType<FunctionCallOutput>().Any() ? new("all done") : new ScriptedAnswer { Calls = calls };

    private static IEnumerable<string> Outputs(ScriptedCall call)
        => call.All<FunctionToolsExecuted>().SelectMany(each => each.Event.Outputs).Select(output => output.Output);

    private static AIFunction Slow(string name, double seconds, Func<ScriptedCall> call)
        => AIFunctionFactory.Create(async () =>
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), call().Time);
            return name;
        }, name);

    [Fact]
    public void Checklist_98_two_calls_run_in_parallel_and_are_told_in_their_order()
    {
        ScriptedCall call = null!;
        using (call = Call(CallOnce(new("1", "slow", "{}"), new("2", "quick", "{}")), Slow("slow", 2, () => call),
            Slow("quick", 1, () => call)))
        {
            call.CallerSays("go", at: 0.5, lasts: 1).RunTo(10);
            call.All<ToolCallEnded>().Select(each => (each.Event.Name, each.At)).ShouldBe([("quick", 3.3), ("slow", 4.3)]);
            Outputs(call).ShouldBe(["slow", "quick"]);
            call.Conversation()[^1].ShouldBe("assistant: all done");
        }
    }

    [Fact]
    public void Checklist_99_every_kind_of_failure_is_told_to_the_model_in_its_own_words()
    {
        var strict = AIFunctionFactory.Create((int number) => number, "strict");
        var broken = AIFunctionFactory.Create(string () => throw new InvalidOperationException("secret detail"), "broken");
        var sorry = AIFunctionFactory.Create(string () => throw new ToolException("The hotel is full."), "sorry");
        using var call = Call(CallOnce(new("1", "unknown", "{}"), new("2", "strict", "{not json"), new("3", "strict", """{"number":"x"}"""),
            new("4", "broken", "{}"), new("5", "sorry", "{}")), strict, broken, sorry);
        call.CallerSays("go", at: 0.5, lasts: 1).RunTo(10);
        Outputs(call).ShouldBe([
            "There is no tool \"unknown\". Tools: broken, sorry, strict.",
            "The arguments are not a JSON object.",
            "arguments.number must be of type integer.",
            "An internal error occurred in the tool.",
            "The hotel is full.",
        ]);
        call.All<FunctionToolsExecuted>().Single().Event.Outputs.ShouldAllBe(output => output.IsError);
        call.Conversation()[^1].ShouldBe("assistant: all done");
    }

    [Fact]
    public void Checklist_101_after_four_steps_with_tools_the_model_must_speak()
    {
        var tool = AIFunctionFactory.Create(() => "again", "tool");
        var asked = 0;
        using var call = Call(_ => ++asked < 5 ? ScriptedAnswer.Call("tool", id: $"call_{asked}") : new("enough"), tool);
        call.CallerSays("go", at: 0.5, lasts: 1).RunTo(10);
        call.Llm.Requests.Count.ShouldBe(5);
        call.Llm.Requests.Select(request => request.Options.ToolChoice == ToolChoice.None).ShouldBe([false, false, false, false, true]);
        call.Conversation().ShouldBe(["user: go", "assistant: enough"]);
        call.All<SpeechCreated>().Single().Event.Handle.NumSteps.ShouldBe(5);
    }

    [Fact]
    public void Checklist_102_a_tool_that_returns_nothing_needs_no_words_but_zero_and_false_do()
    {
        var nothing = AIFunctionFactory.Create(() => { }, "nothing");
        var zero = AIFunctionFactory.Create(() => 0, "zero");
        var no = AIFunctionFactory.Create(() => false, "no");
        using (var call = Call(CallOnce(new FunctionToolCall("1", "nothing", "{}")), nothing))
        {
            call.CallerSays("go", at: 0.5, lasts: 1).RunTo(10);
            Outputs(call).ShouldBe([""]);
            call.Conversation().ShouldBe(["user: go"]);
            call.AgentStates()[^1].ShouldEndWith("Listening");
        }
        using (var call = Call(CallOnce(new("1", "zero", "{}"), new("2", "no", "{}")), zero, no))
        {
            call.CallerSays("go", at: 0.5, lasts: 1).RunTo(10);
            Outputs(call).ShouldBe(["0", "false"]); // D21
            call.Conversation()[^1].ShouldBe("assistant: all done");
        }
    }

    [Fact]
    public void Checklist_18_text_before_a_call_is_spoken_while_the_tool_runs()
    {
        ScriptedCall call = null!;
        using (call = Calls.With(
            context => context.Items.OfType<FunctionCallOutput>().Any()
                ? new("all done") : new ScriptedAnswer("one moment please now") { Calls = [new("1", "slow", "{}")] },
            agent => agent with { Tools = [Slow("slow", 4, () => call)] }))
        {
            call.CallerSays("go", at: 0.5, lasts: 1).RunTo(15);
            call.AgentStates().ShouldBe(["0 Listening", "2 Thinking", "2.5 Speaking", "3.5 Thinking", "6.8 Speaking", "7.3 Listening"]);
            call.Conversation().ShouldBe(["user: go", "assistant: one moment please now", "assistant: all done"]);
        }
    }

    [Fact]
    public void Checklist_19_a_silent_tool_turn_thinks_once()
    {
        using var call = Call(CallOnce(new FunctionToolCall("1", "tool", "{}")), AIFunctionFactory.Create(() => "x", "tool"));
        call.CallerSays("go", at: 0.5, lasts: 1).RunTo(10);
        call.AgentStates().ShouldBe(["0 Listening", "2 Thinking", "2.8 Speaking", "3.3 Listening"]);
    }

    [Fact]
    public void Checklist_14_nobody_is_away_while_a_tool_runs()
    {
        ScriptedCall call = null!;
        using (call = Call(CallOnce(new FunctionToolCall("1", "slow", "{}")), Slow("slow", 20, () => call)))
        {
            call.CallerSays("go", at: 0.5, lasts: 1).RunTo(45);
            call.UserStates().ShouldBe(["0.5 Speaking", "1.5 Listening", "38.3 Away"]);
        }
    }

    [Fact]
    public void D13_a_tool_that_misses_its_deadline_is_answered_for_and_its_late_result_is_refused()
    {
        ScriptedCall call = null!;
        using (call = Calls.With(CallOnce(new FunctionToolCall("1", "slow", "{}")), agent => agent with
        {
            Tools = [Slow("slow", 5, () => call)],
            Options = agent.Options
                with { Tools = new ToolOptions { Policies = new Dictionary<string, ToolPolicy> { ["slow"] = new() { Deadline = TimeSpan.FromSeconds(2) } } } },
        }))
        {
            call.CallerSays("go", at: 0.5, lasts: 1).RunTo(15);
            call.All<ToolCallEnded>().Single().Event.Ending.ShouldBe(ToolEnding.TimedOut);
            Outputs(call).Single().ShouldBe("The tool did not answer within 2 s. Whether it had an effect is not known.");
            call.Conversation()[^1].ShouldBe("assistant: all done");
        }
    }

    [Fact]
    public void Checklist_104_a_running_tool_is_shown_to_the_next_request_and_not_stored()
    {
        ScriptedCall call = null!;
        using (call = Calls.With(
            context => context.Items.OfType<FunctionCall>().Any() ? new("still busy") : ScriptedAnswer.Call("slow"),
            agent => agent with { Tools = [Slow("slow", 12, () => call)] }))
        {
            call.CallerSays("book it", at: 0.5, lasts: 1).CallerSays("are you there", at: 3, lasts: 1).RunTo(25);
            var second = call.Llm.Requests[1].Context.Items;
            second.OfType<FunctionCallOutput>().Single().Output.ShouldContain("in progress");
            call.Conversation().ShouldBe(["user: book it", "user: are you there", "assistant: still busy"]);
            Outputs(call).ShouldBe(["slow"]); // D13: it outlived its speech and is stored all the same
        }
    }

    [Fact]
    public void Checklist_106_a_hook_may_keep_the_agent_from_speaking_about_results_which_are_stored()
    {
        using var call = Calls.With(CallOnce(new FunctionToolCall("1", "tool", "{}")), agent => agent with
        {
            Tools = [AIFunctionFactory.Create(() => "x", "tool")],
            OnToolsExecuted = executed => executed.CancelToolReply(),
        });
        call.CallerSays("go", at: 0.5, lasts: 1).CallerSays("and now", at: 4, lasts: 1).RunTo(10);
        call.All<FunctionToolsExecuted>().Single().Event.HasToolReply.ShouldBeFalse();
        call.Llm.Requests[1].Context.Items.OfType<FunctionCallOutput>().Single().Output.ShouldBe("x");
        call.Conversation().ShouldBe(["user: go", "user: and now", "assistant: all done"]);
    }

    [Fact]
    public void Every_call_has_its_own_idempotency_key()
    {
        var keys = new List<object?>();
        var tool = AIFunctionFactory.Create((Microsoft.Extensions.AI.AIFunctionArguments arguments) =>
        {
            keys.Add(ToolContext.Of(arguments).IdempotencyKey);
            return "x";
        }, "tool");
        using var call = Call(CallOnce(new("1", "tool", "{}"), new("2", "tool", "{}")), tool);
        call.CallerSays("go", at: 0.5, lasts: 1).RunTo(10);
        keys.ShouldBe(["call/1/1/1", "call/1/1/2"]);
    }
}
