using Agents.Actors.Tests.Handoff;
using Agents.Actors.Tests.Session;
using Agents.Messages;
using Agents.Testing;
using static Agents.Actors.Tests.Handoff.TestAgents;

namespace Agents.Actors.Tests.Tasks;

public class InlineTaskTests
{
    private sealed class AskEmail : AgentTask<string>
    {
        public AskEmail() => Instructions = "Ask for the email address.";

        [AgentTool("Stores the address.")]
        public void Store(string address) => Complete(address);

        [AgentTool("The caller refuses.")]
        public void Refuse() => Fail(new ToolException("The caller does not want to say."));

        protected internal override Task OnEnterAsync(CancellationToken cancellationToken)
        {
            Session.Say("Your email, please?");
            return Task.CompletedTask;
        }
    }

    private sealed class Clerk : Agent
    {
        public Clerk() => Instructions = "You are a clerk.";

        public List<bool> Protected { get; } = [];

        [AgentTool("Opens an account.")]
        public async Task<string> OpenAsync(ToolContext context)
        {
            var task = new AskEmail().RunAsync(Session);
            var address = await task;
            Protected.Add(context.Speech.Interrupted);
            return $"Opened for {address}.";
        }
    }

    private static ScriptedAnswer Answer(ChatContext context) => context.Items[^1] switch
    {
        FunctionCallOutput told => new(told.Output),
        ChatMessage { Role: ChatRole.User, Text: "open" } => ScriptedAnswer.Call("open"),
        ChatMessage { Role: ChatRole.User, Text: "no" } => ScriptedAnswer.Call("refuse"),
        ChatMessage { Role: ChatRole.User } said => new ScriptedAnswer
            { Calls = [new FunctionToolCall("store-1", "store", $$"""{"address":"{{said.Text}}"}""")] },
        _ => new("what else"),
    };

    [Fact]
    public void Checklist_95_a_task_runs_inside_a_tool_and_the_agent_goes_on_with_what_was_said()
    {
        var clerk = new Clerk();
        using var call = Call(clerk, Answer);
        call.CallerSays("open", at: 0.5, lasts: 1).CallerSays("ann at work", at: 5, lasts: 1).RunTo(14);
        call.Story().ShouldBe(["nobody → clerk", "user: open", "clerk → ask_email", "assistant: Your email, please?", "user: ann at work",
            "ask_email → clerk", "assistant: Opened for ann at work."]);
        clerk.Protected.ShouldBe([false]);
        call.Session.AgentId.ShouldBe("clerk");
        var last = call.Llm.Requests[^1].Context.Items;
        last.OfType<ChatMessage>().Select(message => message.Text).ShouldBe(["You are a clerk.", "open", "Your email, please?", "ann at work"]);
        last.OfType<FunctionCall>().Select(asked => asked.Name).ShouldBe(["open"]);
    }

    [Fact]
    public void The_task_has_its_own_instructions_functions_and_view_of_the_conversation()
    {
        using var call = Call(new Clerk(), Answer);
        call.CallerSays("open", at: 0.5, lasts: 1).CallerSays("ann at work", at: 5, lasts: 1).RunTo(14);
        var asked = call.Llm.Requests[1];
        asked.Context.Items.OfType<ChatMessage>().Select(message => message.Text)
            .ShouldBe(["Ask for the email address.", "Your email, please?", "ann at work"]);
        asked.Context.Items.OfType<FunctionCall>().ShouldBeEmpty();
    }

    [Fact]
    public void While_a_task_waits_for_the_caller_the_agent_listens()
    {
        using var call = Call(new Clerk(), Answer);
        call.CallerSays("open", at: 0.5, lasts: 1).RunTo(30);
        call.AgentStates()[^1].ShouldEndWith("Listening");
        call.UserStates()[^1].ShouldEndWith("Away");
        call.RunToIdle();
    }

    [Fact]
    public void A_task_that_fails_throws_in_the_tool_that_waits()
    {
        using var call = Call(new Clerk(), Answer);
        call.CallerSays("open", at: 0.5, lasts: 1).CallerSays("no", at: 5, lasts: 1).RunTo(14);
        call.Conversation()[^1].ShouldBe("assistant: The caller does not want to say.");
    }

    [Fact]
    public void A_task_runs_once_and_fails_when_the_session_closes()
    {
        using var call = Call(new Agent { Id = "plain" }, Answer);
        var task = new AskEmail();
        var session = call.Session.Setup.Seat.Active!.Session;
        var running = call.Time.Run(() => Task.FromResult(task.RunAsync(session)));
        call.RunTo(2);
        call.Session.AgentId.ShouldBe("ask_email");
        Should.Throw<InvalidOperationException>(() => { _ = task.RunAsync(session); });
        call.RunToEnd(() => call.Session.CloseAsync());
        running.Exception!.InnerException.ShouldBeOfType<InvalidOperationException>().Message.ShouldContain("was not done");
        call.Events[^1].Event.ShouldBeOfType<SessionClosed>();
    }

    [Fact]
    public void A_task_within_a_task_gives_the_conversation_back_step_by_step()
    {
        using var call = Call(new Agent { Id = "plain" }, Answer);
        var session = call.Session.Setup.Seat.Active!.Session;
        var result = call.Time.Run(() => Task.FromResult(new Outer().RunAsync(session)));
        call.CallerSays("ann at work", at: 3, lasts: 1).RunTo(12);
        call.Time.Run(() => result).ShouldBe("<ann at work>");
        call.Story().ShouldBe(["nobody → plain", "plain → outer", "outer → ask_email", "assistant: Your email, please?", "user: ann at work",
            "ask_email → outer", "outer → plain"]);
        call.Session.ChatContext.Items.OfType<ChatMessage>().Select(message => message.Text).ShouldBe(["Your email, please?", "ann at work"]);
    }

    [Fact]
    public void Two_tasks_at_once_run_one_after_the_other()
    {
        using var call = Call(new Agent { Id = "plain" }, Answer);
        var session = call.Session.Setup.Seat.Active!.Session;
        var results = call.Time.Run(() => Task.FromResult(Task.WhenAll(new AskEmail().RunAsync(session), new AskEmail().RunAsync(session))));
        call.CallerSays("first", at: 3, lasts: 1).CallerSays("second", at: 8, lasts: 1).RunTo(16);
        call.Time.Run(() => results).ShouldBe(["first", "second"]);
        call.Session.AgentId.ShouldBe("plain");
    }

    [Fact]
    public void A_task_cannot_hand_over()
    {
        using var call = Call(new Clerk(), Answer);
        call.CallerSays("open", at: 0.5, lasts: 1).RunTo(4);
        Should.Throw<InvalidOperationException>(() => call.Time.Run(() => call.Session.UpdateAgentAsync(new Agent())))
            .Message.ShouldContain("must be done first");
    }

    private sealed class Outer : AgentTask<string>
    {
        protected internal override async Task OnEnterAsync(CancellationToken cancellationToken)
            => Complete($"<{await new AskEmail().RunAsync(Session)}>");
    }
}
