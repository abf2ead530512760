using Agents.Messages;
using Agents.Testing;
using AIFunctionFactory = Microsoft.Extensions.AI.AIFunctionFactory;

namespace Agents.Actors.Tests.Session;

public class HandleTests
{
    private static ScriptedAnswer CallOnce(ChatContext context, string tool)
        => context.Items.OfType<FunctionCallOutput>().Any() ? new("all done") : ScriptedAnswer.Call(tool);

    [Fact]
    public void Checklist_90_waiting_for_the_own_speech_inside_its_tool_is_an_error_and_no_deadlock()
    {
        Exception? refused = null;
        var waits = ToolFunction.Create(async (ToolContext context) =>
        {
            try
            {
                await context.Speech.WaitForPlayoutAsync();
            }
            catch (InvalidOperationException error)
            {
                refused = error;
            }
            return "done";
        }, "waits");
        using var call = Calls.With(context => CallOnce(context, "waits"), agent => agent with { Tools = [waits] });
        call.CallerSays("go", at: 0.5, lasts: 1).RunTo(8);
        refused!.Message.ShouldBe("Speech speech_1 waits for this tool; the tool cannot wait for the speech.");
        call.Conversation()[^1].ShouldBe("assistant: all done");
    }

    [Fact]
    public void A_tool_may_wait_for_a_speech_of_its_own_making()
    {
        var says = ToolFunction.Create(async (ToolContext context) =>
        {
            await context.Session.Say("one moment").WaitForPlayoutAsync();
            return "done";
        }, "says");
        using var call = Calls.With(context => CallOnce(context, "says"), agent => agent with { Tools = [says] });
        call.CallerSays("go", at: 0.5, lasts: 1).RunTo(8);
        call.Conversation().ShouldBe(["user: go", "assistant: one moment", "assistant: all done"]);
    }

    [Fact]
    public void A_reply_made_inside_a_tool_calls_no_functions()
    {
        var replies = ToolFunction.Create((ToolContext context) =>
        {
            context.Session.GenerateReply(instructions: "Say that it takes a while.");
        }, "replies");
        using var call = Calls.With(context => CallOnce(context, "replies"), agent => agent with { Tools = [replies] });
        call.CallerSays("go", at: 0.5, lasts: 1).RunTo(8);
        call.Llm.Requests[1].Options.ToolChoice.ShouldBe(Inference.ToolChoice.None);
    }

    [Fact]
    public void Checklist_91_a_speech_that_ignores_its_interruption_is_done_after_five_seconds_and_the_queue_goes_on()
    {
        var never = new TaskCompletionSource();
        var hangs = AIFunctionFactory.Create(async () => await never.Task, "hangs");
        using var call = Calls.With(context => CallOnce(context, "hangs"), agent => agent with { Tools = [hangs] });
        var handle = call.Session.GenerateReply("go");
        call.RunTo(2);
        handle.Interrupt();
        call.RunTo(6.9);
        handle.Done.ShouldBeFalse();
        call.RunTo(7.01);
        (handle.Done, handle.Interrupted).ShouldBe((true, true));
        call.RunToEnd(() => call.Session.Say("next").WaitForPlayoutAsync());
        call.Conversation()[^1].ShouldBe("assistant: next");
    }

    [Fact]
    public void Checklist_20_a_reader_that_throws_disturbs_neither_the_session_nor_other_readers()
    {
        using var call = Calls.With(_ => new("a fine answer"));
        var seen = 0;
        call.Time.Run(() =>
        {
            _ = BreakAsync(call.Session, () => seen++);
            return Task.CompletedTask;
        });
        call.CallerSays("hello", at: 0.5, lasts: 1).RunTo(8);
        seen.ShouldBe(1);
        call.Conversation().ShouldBe(["user: hello", "assistant: a fine answer"]);
    }

    [Fact]
    public void Checklist_11_12_states_change_once_and_carry_the_moment_the_caller_began_and_ended()
    {
        using var call = Calls.With(_ => new("a fine answer"));
        call.CallerSays("hello", at: 0.5, lasts: 2).CallerMakesNoise(at: 8, lasts: 1).RunTo(40);
        call.All<UserStateChanged>().ShouldAllBe(change => change.Event.OldState != change.Event.NewState);
        call.All<AgentStateChanged>().ShouldAllBe(change => change.Event.OldState != change.Event.NewState);
        var first = call.All<UserStateChanged>().Take(2).ToList();
        first.Select(change => Math.Round(call.Seconds(change.Event.CreatedAt), 3)).ShouldBe([0.5, 2.5]);
        first[0].At.ShouldBeInRange(0.5, 0.6);
        first[1].At.ShouldBe(3.0, 0.03);
    }

    private static async Task BreakAsync(VoiceSessionHandle session, Action seen)
    {
        await foreach (var happened in session.Events())
        {
            seen();
            throw new InvalidOperationException(happened.Type);
        }
    }
}
