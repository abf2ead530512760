using Agents.Messages;
using Microsoft.Extensions.AI;

namespace Agents.Testing.Tests.Call;

public class ScriptedCallTests
{
    private static ScriptedAnswer Concierge(ChatContext conversation) => conversation.Items[^1] switch
    {
        FunctionCallOutput told => new ScriptedAnswer(told.Output),
        Messages.ChatMessage { Text: "what time is it" } => ScriptedAnswer.Call("time"),
        _ => new ScriptedAnswer("How can I help you today?"),
    };

    private static ScriptedCall Call() => new(Concierge, agent => agent with
    {
        Greeting = "Welcome.",
        Tools = [AIFunctionFactory.Create(() => "It is half past twelve.", "time")],
    });

    [Fact]
    public void The_caller_learns_the_time()
    {
        using var call = Call();
        call.Caller.Says("what time is it", at: 2, lasts: 1.2);
        call.RunTo(10);

        call.ShouldHaveConversation("assistant: Welcome.", "user: what time is it", "assistant: It is half past twelve.");
        call.ToolsShouldHaveEnded("time");
        call.AgentShouldBeSilent(from: 2, to: 3.7);
        call.AgentShouldBeHeard(from: 4.6, to: 5.5);
        call.AgentShouldNotBeInterrupted();
        call.ShouldHaveNoErrors();
    }

    [Fact]
    public void A_minute_of_call_is_twice_the_same_to_the_letter()
    {
        static string Run()
        {
            using var call = Call();
            for (var turn = 0; turn < 9; turn++)
                call.Caller.Says(turn % 2 == 0 ? "what time is it" : "hello", at: 2 + (6 * turn), lasts: 1);
            call.Caller.MakesNoise(at: 16.5, lasts: 0.7);
            call.RunTo(60);
            return string.Join('\n', call.Trace().Concat(call.Heard.Select(played => $"{played.At:O} {played.Speech} {played.Frame.Samples.Span[0]}")));
        }

        Run().ShouldBe(Run());
    }

    [Fact]
    public void A_broken_expectation_shows_what_was_and_the_trace()
    {
        using var call = Call();
        call.RunTo(3);
        var message = Should.Throw<ScriptedCallException>(() => call.ShouldHaveConversation("assistant: Good morning.")).Message;
        message.ShouldContain("Good morning.");
        message.ShouldContain("assistant: Welcome.");
        message.ShouldContain("AgentStateChanged");
        Should.Throw<ScriptedCallException>(() => call.AgentShouldBeSilent(from: 0, to: 3));
        Should.Throw<ScriptedCallException>(() => call.AgentShouldBeHeard(from: 0, to: 3));
        Should.Throw<ScriptedCallException>(() => call.ToolsShouldHaveEnded("time"));
    }

    [Fact]
    public void Services_fail_as_the_script_says()
    {
        using var call = new ScriptedCall(new ScriptedCallOptions { Llm = new ScriptedLlm(_ => new ScriptedAnswer("Here I am.") { Failures = 2 }) });
        call.Caller.Says("hello", at: 0.5, lasts: 1);
        call.RunTo(10);
        call.ShouldHaveConversation("user: hello", "assistant: Here I am.");
        call.All<Agents.Actors.SessionError>().Count().ShouldBe(2);
        Should.Throw<ScriptedCallException>(call.ShouldHaveNoErrors);
    }

    [Fact]
    public void Run_to_idle_ends_when_the_answer_has_been_heard()
    {
        using var call = Call();
        call.RunToIdle();
        call.ShouldHaveConversation("assistant: Welcome.");
        call.Now.ShouldBe(0.46, 0.001);
    }
}
