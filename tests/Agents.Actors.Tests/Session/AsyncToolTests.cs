using Agents.Inference;
using Agents.Messages;
using Agents.Testing;
using AIFunction = Microsoft.Extensions.AI.AIFunction;

namespace Agents.Actors.Tests.Session;

public class AsyncToolTests
{
    /// <summary>Reports progress after 1 s and 2 s and ends after 6 s.</summary>
    private static AIFunction Booking(Func<ScriptedCall> call, ToolPolicy? policy = null) => ToolFunction.Create(
        async (ToolContext context, CancellationToken stop) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), call().Time, stop);
            context.Update("asking the hotel");
            await Task.Delay(TimeSpan.FromSeconds(1), call().Time, stop);
            context.Update("they have a room");
            await Task.Delay(TimeSpan.FromSeconds(4), call().Time, stop);
            return "booked";
        }, "book", policy: policy);

    private static ScriptedAnswer Answer(ChatContext context) => context.Items.OfType<FunctionCallOutput>().LastOrDefault()?.CallId switch
    {
        null => ScriptedAnswer.Call("book", id: "b"),
        "b" => new("I am asking them now"),
        "b_update_2" => new("they have a room for you"),
        _ => new("it is booked"),
    };

    [Fact]
    public void Checklist_107_the_first_report_frees_the_model_and_later_ones_are_announced_when_it_is_quiet()
    {
        ScriptedCall call = null!;
        using (call = Calls.With(Answer, agent => agent with { Tools = [Booking(() => call)] }))
        {
            call.CallerSays("book it", at: 0.5, lasts: 1).RunTo(20);
            call.Conversation().ShouldBe(["user: book it", "assistant: I am asking them now", "assistant: they have a room for you",
                "assistant: it is booked"]);
            call.All<ToolCallUpdated>().Select(each => (each.At, each.Event.Message.Value))
                .ShouldBe([(3.3, "asking the hotel"), (4.3, "they have a room")]);
            call.All<ToolCallEnded>().Single().At.ShouldBe(8.3);
            call.All<ToolReplyUpdated>().Select(each => $"{string.Join("+", each.Event.UpdateIds)} {each.Event.Status}").ShouldBe(
                ["b_update_2 Scheduled", "b_update_2 Completed", "b_final Scheduled", "b_final Completed"]);
            call.Llm.Requests.Skip(2).ShouldAllBe(request => request.Options.ToolChoice == ToolChoice.None);
        }
    }

    [Fact]
    public void Checklist_107_reports_that_come_while_somebody_speaks_are_announced_together()
    {
        ScriptedCall call = null!;
        using (call = Calls.With(Answer, agent => agent with { Tools = [Booking(() => call)] }))
        {
            call.CallerSays("book it", at: 0.5, lasts: 1).CallerMakesNoise(at: 4.2, lasts: 5).RunTo(25);
            call.All<ToolReplyUpdated>().Select(each => $"{string.Join("+", each.Event.UpdateIds)} {each.Event.Status}").ShouldBe(
                ["b_update_2+b_final Scheduled", "b_update_2+b_final Completed"]);
        }
    }

    [Fact]
    public void Checklist_107_news_with_nothing_left_to_say_are_skipped()
    {
        ScriptedCall call = null!;
        using (call = Calls.With(
            context => Answer(context) is { Text: "it is booked" or "they have a room for you" } ? new("") : Answer(context),
            agent => agent with { Tools = [Booking(() => call)] }))
        {
            call.CallerSays("book it", at: 0.5, lasts: 1).RunTo(20);
            call.All<ToolReplyUpdated>().Select(each => each.Event.Status).ShouldBe([ToolReplyStatus.Scheduled, ToolReplyStatus.Skipped,
                ToolReplyStatus.Scheduled, ToolReplyStatus.Skipped]);
            call.AgentStates()[^1].ShouldEndWith("Listening");
        }
    }

    [Fact]
    public void A_report_gives_the_tool_its_whole_deadline_again()
    {
        ScriptedCall call = null!;
        using (call = Calls.With(Answer, agent => agent with
        {
            Tools = [Booking(() => call, new ToolPolicy { Deadline = TimeSpan.FromSeconds(3) })],
        }))
        {
            call.CallerSays("book it", at: 0.5, lasts: 1).RunTo(20);
            var ended = call.All<ToolCallEnded>().Single();
            (ended.At, ended.Event.Ending).ShouldBe((7.3, ToolEnding.TimedOut)); // 3 s after its second report
        }
    }

    [Fact]
    public void A_running_tool_is_listed_and_cancelled_by_the_model_if_it_may_be()
    {
        ScriptedCall call = null!;
        ScriptedAnswer Cancelling(ChatContext context) => context.Items.OfType<FunctionCallOutput>().LastOrDefault()?.CallId switch
        {
            null => ScriptedAnswer.Call("book", id: "b"),
            "b" or "b_update_2" when context.Items.OfType<ChatMessage>().Last().Text == "stop that"
                => ScriptedAnswer.Call("list_running_tools", id: "l"),
            "l" => ScriptedAnswer.Call("cancel_tool", """{"call_id":"b"}""", id: "c"),
            "c" => new("it is cancelled"),
            _ => new("I am asking them"),
        };
        using (call = Calls.With(Cancelling, agent => agent with { Tools = [Booking(() => call, new ToolPolicy { Cancellable = true })] }))
        {
            call.CallerSays("book it", at: 0.5, lasts: 1).CallerSays("stop that", at: 4.4, lasts: 1).RunTo(20);
            call.All<ToolCallEnded>().Select(each => (each.Event.Name, each.Event.Ending)).ShouldBe([("list_running_tools", ToolEnding.Done),
                ("book", ToolEnding.Cancelled), ("cancel_tool", ToolEnding.Done)]);
            var outputs = call.All<FunctionToolsExecuted>().SelectMany(each => each.Event.Outputs).ToList();
            outputs.Single(output => output.CallId == "l").Output.ShouldContain("\"call_id\":\"b\"");
            call.Conversation()[^1].ShouldBe("assistant: it is cancelled");
        }
    }
}
