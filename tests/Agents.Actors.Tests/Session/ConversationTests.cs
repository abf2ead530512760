using Agents.Messages;
using Agents.Testing;
using AIFunctionFactory = Microsoft.Extensions.AI.AIFunctionFactory;

namespace Agents.Actors.Tests.Session;

public class ConversationTests
{
    private const string TwoSeconds = "one two three four five six seven eight"; // eight words of 0.25 s

    [Fact]
    public void Checklist_10_a_normal_turn_runs_to_the_tenth_of_a_second()
    {
        using var call = Calls.With(_ => new(TwoSeconds));
        call.CallerSays("tell me something", at: 0.5, lasts: 2).RunTo(10);

        call.UserStates().ShouldBe(["0.5 Speaking", "2.5 Listening"]);
        call.AgentStates().ShouldBe(["0 Listening", "3 Thinking", "3.5 Speaking", "5.5 Listening"]);
        call.Conversation().ShouldBe(["user: tell me something", $"assistant: {TwoSeconds}"]);
        call.All<UserInputTranscribed>().Single().At.ShouldBe(2.72, 0.001);
        call.HeardBetween(3.5, 5.5).ShouldBe(2.0, 1e-6);
        call.HeardBetween(0, 10).ShouldBe(2.0, 1e-6);
    }

    [Fact]
    public void A_tool_call_is_run_and_told_and_spoken_about()
    {
        var clock = AIFunctionFactory.Create((string city) => $"It is 12:30 in {city}.", "time", "Tells the time.");
        using var call = Calls.With(
            context => context.Items.OfType<FunctionCallOutput>().LastOrDefault() is { } told
                ? new(told.Output) : ScriptedAnswer.Call("time", """{"city":"Oslo"}"""),
            agent => agent with { Tools = [clock] });
        call.CallerSays("what time is it", at: 0.5, lasts: 1).RunTo(10);

        call.Conversation().ShouldBe(["user: what time is it", "assistant: It is 12:30 in Oslo."]);
        call.AgentStates().Select(state => state.Split(' ')[1]).ShouldBe(["Listening", "Thinking", "Speaking", "Listening"]);
        var executed = call.All<FunctionToolsExecuted>().Single().Event;
        executed.Calls.Single().Name.ShouldBe("time");
        executed.Outputs.Single().Output.ShouldBe("It is 12:30 in Oslo.");
        executed.HasToolReply.ShouldBeTrue();
        call.All<ToolCallEnded>().Single().Event.Ending.ShouldBe(ToolEnding.Done);
    }

    [Fact]
    public void Three_turns_are_three_answers()
    {
        using var call = Calls.With(context
            => new($"answer number {context.Items.OfType<ChatMessage>().Count(item => item.Role == ChatRole.User)}"));
        call.CallerSays("first", at: 0.5, lasts: 1).CallerSays("second", at: 5, lasts: 1).CallerSays("third", at: 10, lasts: 1).RunTo(15);
        call.Conversation().ShouldBe(["user: first", "assistant: answer number 1", "user: second", "assistant: answer number 2",
            "user: third", "assistant: answer number 3"]);
    }
}
