using Agents.Actors.Tests.Session;
using Agents.Messages;
using Agents.Testing;
using AIFunctionFactory = Microsoft.Extensions.AI.AIFunctionFactory;

namespace Agents.Actors.Tests.Region;

public class SessionRegionTests
{
    private static T Ask<T>(ScriptedCall call, object message) => (T)call.Time.Run(() => call.Region.Ask<object>(message, (TimeSpan?)null));

    private static ScriptedCall Call(Func<AgentDefinition, AgentDefinition>? agent = null) => Calls.With(_ => new("a fine answer"), agent);

    [Fact]
    public void A_session_is_found_by_its_name_until_it_ends()
    {
        using var call = Call();
        Ask<SessionFound>(call, new FindSession("call")).Ref.ShouldBe(call.Session.Ref);
        Ask<SessionUnknown>(call, new FindSession("other")).Id.ShouldBe("other");
        Ask<SessionStarted>(call, new StartSession("call", call.Agent)).IsNew.ShouldBeFalse();
        Ask<SessionStarted>(call, new StartSession("other", call.Agent)).IsNew.ShouldBeTrue();
        Ask<SessionList>(call, new ListSessions()).Ids.ShouldBe(["call", "other"]);
        call.RunToEnd(() => call.Session.CloseAsync());
        Ask<SessionList>(call, new ListSessions()).Ids.ShouldBe(["other"]);
    }

    [Fact]
    public void Commands_reach_a_session_by_its_name()
    {
        using var call = Call();
        Ask<SessionIdle>(call, new SessionEnvelope("call", new WhenIdle()));
        Ask<SessionUnknown>(call, new SessionEnvelope("nobody", new WhenIdle())).Id.ShouldBe("nobody");
        Ask<Done>(call, new SessionEnvelope("call", new CloseSession(CloseReason.ParticipantDisconnected)));
        call.Time.RunUntilIdle();
        call.Events[^1].Event.ShouldBeOfType<SessionClosed>().Reason.ShouldBe(CloseReason.ParticipantDisconnected);
    }

    [Fact]
    public void A_full_node_says_when_to_ask_again()
    {
        using var call = Call();
        var region = call.System.ActorOf(SessionRegion.Props(new SessionRegionOptions { MaxSessions = 0 }), "full");
        call.Time.Run(()
            => region.Ask<NodeFull>(new StartSession("x", call.Agent), (TimeSpan?)null)).RetryAfter.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_wrong_definition_is_refused_with_all_its_faults()
    {
        using var call = Call();
        var tool = AIFunctionFactory.Create(() => 1, "twice");
        var wrong = call.Agent with
        {
            Tools = [tool, AIFunctionFactory.Create(() => 2, "twice")],
            Options = new SessionOptions { Tools = new ToolOptions { MaxSteps = -1 } },
        };
        var refused = Ask<SessionRefused>(call, new StartSession("wrong", wrong));
        refused.Error.ShouldBeOfType<SessionOptionsException>().Faults.Count.ShouldBe(2);
        Ask<SessionRefused>(call, new StartSession("no/name", call.Agent)).Error.ShouldBeOfType<InvalidActorNameException>();
        Ask<SessionList>(call, new ListSessions()).Ids.ShouldBe(["call"]);
    }

    [Fact]
    public void A_session_with_a_bug_goes_on_with_its_conversation_and_its_streams()
    {
        using var call = Call(agent => agent with { Greeting = "welcome" });
        call.CallerSays("hello", at: 2, lasts: 1).CallerSays("again", at: 8, lasts: 1).RunTo(6);
        call.Session.Ref.Tell(new SubscribeToEvents(null!)); // fails inside the session
        call.RunTo(15);
        call.Conversation().ShouldBe(["assistant: welcome", "user: hello", "assistant: a fine answer", "user: again",
            "assistant: a fine answer"]);
        call.Llm.Requests[1].Context.Items.OfType<ChatMessage>().Select(message
            => message.Text).ShouldBe(["You are a test.", "welcome", "hello", "a fine answer", "again"]);
    }

    [Fact]
    public void A_child_with_a_bug_starts_anew_and_the_caller_is_told()
    {
        using var call = Calls.With(context => context is null ? throw new InvalidOperationException("a bug") : new("a fine answer"));
        call.CallerSays("hello", at: 0.5, lasts: 1).CallerSays("again", at: 12, lasts: 1).RunTo(2.05);
        call.Time.Run(()
            => call.System.ActorSelection("/user/sessions/call/llm").ResolveOne(TimeSpan.FromSeconds(1))).Tell(new OpenStream("no step", null!));
        call.RunTo(20);
        call.All<SessionError>().Single().Event.Error.Source.ShouldBe(ErrorSource.Us);
        call.Conversation().ShouldBe(["user: hello", $"assistant: {new FailureOptions().Apology}", "user: again",
            "assistant: a fine answer"]);
    }

    [Fact]
    public void Every_reader_gets_the_events_from_the_first_on()
    {
        using var call = Call();
        call.CallerSays("hello", at: 0.5, lasts: 1).RunTo(6);
        var late = new List<SessionEvent>();
        async Task Read()
        {
            await foreach (var happened in call.Session.Events())
                late.Add(happened);
        }

        call.Time.Run(() =>
        {
            _ = Read();
            return Task.CompletedTask;
        });
        call.RunToEnd(() => call.Session.CloseAsync());
        late.ShouldBe(call.Events.Select(each => each.Event).Where(happened => happened is not (MetricsCollected or SessionUsageUpdated)));
    }

    [Fact]
    public void A_tool_that_still_runs_when_the_session_ends_is_answered_as_unknown()
    {
        ScriptedCall call = null!;
        var slow = AIFunctionFactory.Create(async () => await Task.Delay(TimeSpan.FromMinutes(1), call.Time), "slow");
        using (call = Calls.With(_ => ScriptedAnswer.Call("slow"), agent => agent
            with { Tools = [slow], Options = agent.Options with { Tools = new ToolOptions { Deadline = TimeSpan.FromMinutes(5) } } }))
        {
            call.CallerSays("go", at: 0.5, lasts: 1).RunTo(4);
            call.RunToEnd(() => call.Session.CloseAsync());
            call.All<ToolCallEnded>().Single().Event.Ending.ShouldBe(ToolEnding.OutcomeUnknown);
            call.All<FunctionToolsExecuted>().Single().Event.Outputs.Single().IsError.ShouldBeTrue();
        }
    }

    [Fact]
    public void A_tool_may_be_cancelled_by_an_interruption_if_its_options_say_so()
    {
        ScriptedCall call = null!;
        var cancelled = false;
        var search = AIFunctionFactory.Create(async (CancellationToken stop) =>
        {
            stop.Register(() => cancelled = true);
            await Task.Delay(TimeSpan.FromSeconds(20), call.Time, stop);
            return "found";
        }, "search");
        using (call = Calls.With(context => context.Items.OfType<FunctionCall>().Any() ? new("what else") : ScriptedAnswer.Call("search"),
            agent => agent
                with { Tools = [search.WithPolicy(new ToolPolicy { CancelledByInterruption = true })] }))
        {
            call.CallerSays("search it", at: 0.5, lasts: 1).CallerSays("never mind that", at: 4, lasts: 1).RunTo(12);
            cancelled.ShouldBeTrue();
            call.All<ToolCallEnded>().Single().Event.Ending.ShouldBe(ToolEnding.Cancelled);
            call.Conversation().ShouldBe(["user: search it", "user: never mind that", "assistant: what else"]);
        }
    }
}
