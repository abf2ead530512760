using Agents.Actors.Tests.Session;
using Agents.Inference;
using Agents.Messages;
using Agents.Testing;
using static Agents.Actors.Tests.Handoff.TestAgents;

namespace Agents.Actors.Tests.Handoff;

public class HandoffTests
{
    private class Front(List<string> notes, Func<Agent> next) : Agent
    {
        public Front(List<string> notes)
            : this(notes, () => new Billing(notes))
        {
        }

        [AgentTool("Transfers to billing.")]
        public Agent Billing() => next();

        [AgentTool("Transfers to billing with a word.")]
        public (Agent, string) BillingWithWord() => (next(), "Say goodbye.");

        protected internal override Task OnEnterAsync(CancellationToken cancellationToken)
        {
            notes.Add("enter front");
            return Task.CompletedTask;
        }

        protected internal override Task OnExitAsync(CancellationToken cancellationToken)
        {
            notes.Add("exit front");
            Session.Say("I will put you through.");
            return Task.CompletedTask;
        }
    }

    private sealed class Billing : Agent
    {
        private readonly List<string> _notes;

        public Billing(List<string> notes)
        {
            _notes = notes;
            Instructions = "You are billing.";
        }

        protected internal override Task OnEnterAsync(CancellationToken cancellationToken)
        {
            _notes.Add("enter billing");
            Session.Say("Billing here.");
            return Task.CompletedTask;
        }
    }

    [Fact]
    public void Checklist_9_a_session_begins_with_a_handoff_item_and_on_enter_may_speak()
    {
        using var call = Call(new Billing([]), CallsWhatIsAsked());
        call.RunTo(3);
        call.Events[0].Event.ShouldBeOfType<ConversationItemAdded>().Item.ShouldBeOfType<AgentHandoff>().NewAgent.ShouldBe("billing");
        call.AgentStates().ShouldBe(["0 Listening", "0.2 Speaking", "0.7 Listening"]);
        call.Story().ShouldBe(["nobody → billing", "assistant: Billing here."]);
    }

    [Fact]
    public void Checklist_93_a_tool_that_returns_an_agent_hands_over_in_order_and_the_recogniser_goes_on()
    {
        List<string> notes = [];
        using var call = Call(new Front(notes), CallsWhatIsAsked(tools: "billing"));
        call.CallerSays("billing", at: 0.5, lasts: 1).CallerSays("my bill", at: 8, lasts: 1).RunTo(14);
        notes.ShouldBe(["enter front", "exit front", "enter billing"]);
        call.Story().ShouldBe(["nobody → front", "user: billing", "assistant: I will put you through.", "front → billing",
            "assistant: Billing here.", "user: my bill", "assistant: a fine answer"]);
        call.All<FunctionToolsExecuted>().Single().Event.HasAgentHandoff.ShouldBeTrue();
        call.Stt.Streams.ShouldBe(1);
    }

    [Fact]
    public void Checklist_93_another_recogniser_takes_over_with_the_agent_that_has_it()
    {
        ScriptedStt? other = null;
        ScriptedCall call = null!;
        using (call = Call(new Front([], () => new Agent { Id = "next", Stt = other = new ScriptedStt(call.Caller) }),
            CallsWhatIsAsked(tools: "billing")))
        {
            call.CallerSays("billing", at: 0.5, lasts: 1).CallerSays("hello", at: 8, lasts: 1).RunTo(14);
            (call.Stt.Streams, other!.Streams).ShouldBe((1, 1));
            call.Conversation()[^1].ShouldBe("assistant: a fine answer");
        }
    }

    [Fact]
    public void A_value_beside_the_agent_is_told_to_the_model_and_spoken_before_the_handoff()
    {
        using var call = Call(new Front([]), CallsWhatIsAsked("goodbye", "billing_with_word"));
        call.CallerSays("billing_with_word", at: 0.5, lasts: 1).RunTo(12);
        call.Story().ShouldBe(["nobody → front", "user: billing_with_word", "assistant: goodbye", "assistant: I will put you through.",
            "front → billing", "assistant: Billing here."]);
        call.Llm.Requests[1].Options.ToolChoice.ShouldBe(ToolChoice.None);
    }

    [Fact]
    public void The_next_agent_has_its_own_instructions_and_knows_only_what_it_was_given()
    {
        using var call = Call(new Front([]), CallsWhatIsAsked(tools: "billing"));
        call.CallerSays("billing", at: 0.5, lasts: 1).CallerSays("my bill", at: 8, lasts: 1).RunTo(14);
        call.Llm.Requests[^1].Context.Items.OfType<ChatMessage>().Select(message => message.Text)
            .ShouldBe(["You are billing.", "Billing here.", "my bill"]);
    }

    [Fact]
    public void Checklist_94_a_turn_completed_during_a_handoff_is_answered_by_the_next_agent()
    {
        ScriptedCall call = null!;
        using (call = Call(new Slow(() => call), CallsWhatIsAsked(tools: "billing")))
        {
            call.CallerSays("billing", at: 0.5, lasts: 1).CallerSays("and my bill", at: 3, lasts: 1).RunTo(14);
            call.Story().ShouldBe(["nobody → slow", "user: billing", "slow → billing", "user: and my bill", "assistant: a fine answer"]);
            call.Seconds(call.All<ConversationItemAdded>().ElementAt(3).Event.Item.CreatedAt).ShouldBe(4.5, 0.1);
            call.All<ConversationItemAdded>().ElementAt(3).At.ShouldBe(7.3, 0.001);
            call.Llm.Requests[^1].Context.Items.OfType<ChatMessage>().Select(message => message.Text)
                .ShouldBe(["You are billing.", "and my bill"]);
        }
    }

    private sealed class Slow(Func<ScriptedCall> call) : Agent
    {
        [AgentTool]
        public static Agent Billing() => new() { Id = "billing", Instructions = "You are billing." };

        protected internal override Task OnExitAsync(CancellationToken cancellationToken)
            => Task.Delay(TimeSpan.FromSeconds(5), call().Time, cancellationToken);
    }

    [Fact]
    public void Checklist_105_an_interrupted_handoff_does_not_happen()
    {
        ScriptedCall call = null!;
        var slow = ToolFunction.Create(async () =>
        {
            await Task.Delay(TimeSpan.FromSeconds(3), call.Time);
            return new Billing([]);
        }, "slow");
        using (call = Call(new Agent { Tools = [slow] }, CallsWhatIsAsked(tools: "slow")))
        {
            call.CallerSays("slow", at: 0.5, lasts: 1).CallerSays("no wait", at: 3, lasts: 1).RunTo(12);
            var output = call.All<FunctionToolsExecuted>().Single().Event;
            output.HasAgentHandoff.ShouldBeFalse();
            (output.Outputs[0].IsError, output.Outputs[0].Output).ShouldBe((true, "The transfer did not happen because the caller interrupted."));
            call.Session.AgentId.ShouldBe("default_agent");
        }
    }

    [Fact]
    public void D12_two_agents_in_one_step_hand_over_to_none()
    {
        using var call = Call(new Front([]), context => context.Items.OfType<FunctionCallOutput>().Any()
            ? new("sorry")
            : new ScriptedAnswer { Calls = [new("1", "billing", "{}"), new("2", "billing", "{}")] });
        call.CallerSays("both", at: 0.5, lasts: 1).RunTo(10);
        call.Story().ShouldBe(["nobody → front", "user: both", "assistant: sorry"]);
        call.All<FunctionToolsExecuted>().Single().Event.Outputs.ShouldAllBe(output => output.IsError);
    }

    [Fact]
    public void The_application_hands_over_by_object_and_by_name()
    {
        List<string> notes = [];
        var catalog = new AgentCatalog().Add("billing", () => new Billing(notes));
        using var call = Call(new Front(notes), CallsWhatIsAsked(), catalog: catalog);
        call.RunToEnd(() => call.Session.TransferAsync("billing"));
        call.Session.AgentId.ShouldBe("billing");
        call.RunToEnd(() => call.Session.UpdateAgentAsync(new Agent { Id = "third" }));
        call.Session.AgentId.ShouldBe("third");
        Should.Throw<UnknownAgentException>(() => call.Time.Run(() => call.Session.TransferAsync("nobody")));
        call.Session.AgentId.ShouldBe("third");
    }

    [Fact]
    public void What_is_asked_during_a_handoff_is_the_next_agents()
    {
        using var call = Call(new Front([]), CallsWhatIsAsked());
        var moving = call.Session.UpdateAgentAsync(new Agent { Id = "next", Instructions = "You are next." });
        call.Session.GenerateReply("hello");
        call.RunTo(8);
        moving.IsCompletedSuccessfully.ShouldBeTrue();
        call.Story().ShouldBe(["nobody → front", "assistant: I will put you through.", "front → next", "user: hello", "assistant: a fine answer"]);
        call.Llm.Requests.Single().Context.Items.OfType<ChatMessage>().First().Text.ShouldBe("You are next.");
    }

    [Fact]
    public void An_agent_that_is_elsewhere_or_breaks_a_rule_does_not_take_over()
    {
        var busy = new Agent { Id = "busy" };
        using var other = Call(busy, CallsWhatIsAsked());
        using var call = Call(new Front([]), CallsWhatIsAsked());
        call.RunTo(0.1);
        var twice = new Agent { Id = "twice", Tools = [ToolFunction.Create(() => "", "a"), ToolFunction.Create(() => "", "a")] };
        Should.Throw<SessionOptionsException>(() => call.Time.Run(() => call.Session.UpdateAgentAsync(twice)));
        call.Session.AgentId.ShouldBe("front");
    }

    [Fact]
    public void A_hook_that_throws_disturbs_nothing()
    {
        using var call = Call(new Broken(), CallsWhatIsAsked());
        call.RunToEnd(() => call.Session.UpdateAgentAsync(new Agent { Id = "next" }));
        call.CallerSays("hello", at: 1, lasts: 1).RunTo(8);
        call.Story().ShouldBe(["nobody → broken", "broken → next", "user: hello", "assistant: a fine answer"]);
    }

    private sealed class Broken : Agent
    {
        protected internal override Task OnEnterAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("enter");

        protected internal override Task OnExitAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("exit");
    }
}
