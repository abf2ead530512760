using Agents.Actors;
using Agents.Messages;

namespace Agents.Testing.Tests.Runs;

public class TurnRunTests
{
    private sealed class Desk : Agent
    {
        [AgentTool("Looks up a price.")]
        public string Price(string thing) => thing == "soup" ? "7 euros" : throw new ToolException($"There is no {thing}.");

        [AgentTool("Hands over.")]
        public (Agent, string) Kitchen() => (new Agent { Id = "kitchen" }, "Say goodbye.");
    }

    private static ScriptedCall Call(Func<string>? inTool = null) => new(new ScriptedCallOptions
    {
        First = new Desk { Tools = [ToolFunction.Create(() => inTool?.Invoke() ?? "", "again", "Again.")] },
        Llm = new ScriptedLlm(conversation => conversation.Items[^1] switch
        {
            FunctionCallOutput told => new ScriptedAnswer(told.Output),
            ChatMessage { Text: "soup" or "cake" } asked => ScriptedAnswer.Call("price", $$"""{"thing":"{{asked.Text}}"}""", id: asked.Text),
            ChatMessage { Text: "kitchen" or "again" } asked => ScriptedAnswer.Call(asked.Text, id: asked.Text),
            _ => new ScriptedAnswer("Good evening."),
        }),
    });

    [Fact]
    public void A_turn_is_walked_through_from_the_front_and_nothing_is_spoken()
    {
        using var call = Call();
        call.RunTurn("soup").NextCall("price", """{"thing":"soup"}""").NextOutput("7 euros").NextMessage("7 euros").NoMore();
        call.RunTurn("cake").Skip().NextOutput("There is no cake.", isError: true).NextMessage().NoMore();
        call.RunTurn("hello").NextMessage("Good evening.").NoMore();
        call.Heard.ShouldBeEmpty();
    }

    [Fact]
    public void A_handoff_belongs_to_the_turn()
    {
        using var call = Call();
        call.RunTurn("kitchen").Contains(item => item is FunctionCallOutput).NextMessage("Say goodbye.").NextHandoff("kitchen").NoMore();
        call.Session.AgentId.ShouldBe("kitchen");
    }

    [Fact]
    public void A_broken_expectation_shows_the_whole_turn()
    {
        using var call = Call();
        var run = call.RunTurn("soup");
        var message = Should.Throw<ScriptedCallException>(() => run.NextMessage("8 euros")).Message;
        message.ShouldContain("Expected the message \"8 euros\" at place 1");
        message.ShouldContain("""call price {"thing":"soup"}""");
        Should.Throw<ScriptedCallException>(() => run.Skip(4));
        Should.Throw<ScriptedCallException>(() => run.Contains(item => item is AgentHandoff));
        Should.Throw<ScriptedCallException>(run.NoMore);
        Should.Throw<ScriptedCallException>(() => run.Skip(3).NextMessage()).Message.ShouldContain("nothing");
    }

    [Fact]
    public void A_turn_inside_a_turn_is_an_error()
    {
        ScriptedCall call = null!;
        Exception? error = null;
        using (call = Call(() =>
        {
            error = Record.Exception(() => call.RunTurn("soup"));
            return "tried";
        }))
        {
            call.RunTurn("again").Skip(2).NextMessage("tried").NoMore();
            error.ShouldBeOfType<InvalidOperationException>().Message.ShouldContain("already");
        }
    }
}
