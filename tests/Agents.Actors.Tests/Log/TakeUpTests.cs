using Agents.Actors.Tests.Session;
using Agents.Messages;
using Agents.Testing;
using AIFunctionFactory = Microsoft.Extensions.AI.AIFunctionFactory;

namespace Agents.Actors.Tests.Log;

/// <summary>A session whose region is lost is taken up by another region over the same store.</summary>
public class TakeUpTests
{
    private readonly FaultyStore _store = new();

    private ScriptedCall Call(Func<ChatContext, ScriptedAnswer> answers, Func<AgentDefinition, AgentDefinition>? agent = null)
        => Calls.With(answers, agent, store: _store);

    private void Lose(ScriptedCall call)
    {
        call.System.Stop(call.Region);
        call.Time.RunUntilIdle();
    }

    private VoiceSessionHandle TakeUp(ScriptedCall call, List<SessionEvent> events)
    {
        var region = call.System.ActorOf(SessionRegion.Props(new SessionRegionOptions { Store = _store }));
        var started = call.Time.Run(() => region.Ask<SessionStarted>(new StartSession("call", call.Agent), (TimeSpan?)null));
        call.Time.Run(() =>
        {
            _ = CollectAsync();
            return Task.CompletedTask;
        });
        return started.Session;

        async Task CollectAsync()
        {
            await foreach (var happened in started.Session.Events())
                events.Add(happened);
        }
    }

    [Fact]
    public void The_history_goes_on_with_what_was_heard_and_nothing_is_answered_twice()
    {
        using var call = Call(context => new($"answer {context.Items.OfType<ChatMessage>().Count(message => message.Role == ChatRole.User)}"),
            agent => agent with { Greeting = "welcome" });
        call.CallerSays("hello", at: 2, lasts: 1).RunTo(8);
        Lose(call);
        var events = new List<SessionEvent>();
        var session = TakeUp(call, events);
        call.RunTo(12);
        call.Llm.Requests.Count.ShouldBe(1);
        session.GenerateReply("and then?");
        call.RunTo(20);
        call.Llm.Requests[1].Context.Items.OfType<ChatMessage>().Select(message => message.Text)
            .ShouldBe(["You are a test.", "welcome", "hello", "answer 1", "and then?"]);
        var items = _store.Written.OfType<ItemStored>().Select(stored => stored.Item.Id).ToList();
        items.Distinct().Count().ShouldBe(items.Count);
    }

    [Fact]
    public void Words_that_were_not_answered_yet_are_answered_where_the_session_is_taken_up()
    {
        using var call = Call(_ => new("a fine answer"));
        call.CallerSays("hello", at: 0.5, lasts: 1).RunTo(2.05);
        _store.Written.OfType<ItemStored>().Select(stored => stored.Item).OfType<ChatMessage>().Count().ShouldBe(1);
        Lose(call);
        var events = new List<SessionEvent>();
        TakeUp(call, events);
        call.RunTo(8);
        events.OfType<ConversationItemAdded>().Select(added => added.Item).Cast<ChatMessage>().Single().Text.ShouldBe("a fine answer");
    }

    [Fact]
    public void A_tool_that_may_have_run_is_answered_as_unknown_and_never_runs_again()
    {
        ScriptedCall call = null!;
        var runs = 0;
        var slow = AIFunctionFactory.Create(async () =>
        {
            runs++;
            await Task.Delay(TimeSpan.FromSeconds(20), call.Time);
            return "late";
        }, "slow");
        var quick = AIFunctionFactory.Create(() => "booked", "quick");
        using (call = Call(context => context.Items.OfType<FunctionCallOutput>().Any() ? new("all done") : new ScriptedAnswer
        {
            Calls = [new("a", "slow", "{}"), new("b", "quick", "{}")],
        }, agent => agent with { Tools = [slow, quick] }))
        {
            call.CallerSays("go", at: 0.5, lasts: 1).RunTo(5);
            Lose(call);
            var events = new List<SessionEvent>();
            TakeUp(call, events);
            call.RunTo(60);
            runs.ShouldBe(1);
            call.Llm.Requests[^1].Context.Items.OfType<FunctionCallOutput>().Select(output => output.Output)
                .ShouldBe(["booked", ToolOutcome.Lost.Text], ignoreOrder: true);
            events.OfType<ConversationItemAdded>().Select(added => added.Item).Cast<ChatMessage>().Single().Text.ShouldBe("all done");
            _store.Written.OfType<ToolStarted>().Count().ShouldBe(2);
        }
    }

    [Fact]
    public void A_tool_runs_only_once_its_start_is_durable()
    {
        var runs = 0;
        var tool = AIFunctionFactory.Create(() => ++runs, "count");
        using var call = Call(context => context.Items.OfType<FunctionCallOutput>().Any() ? new("all done") : ScriptedAnswer.Call("count"),
            agent => agent with { Tools = [tool] });
        call.CallerSays("go", at: 0.5, lasts: 1).RunTo(2.05);
        _store.Hold();
        call.RunTo(6);
        runs.ShouldBe(0);
        _store.Release();
        call.RunTo(10);
        runs.ShouldBe(1);
        call.Conversation()[^1].ShouldBe("assistant: all done");
    }

    [Fact]
    public void A_tool_whose_start_cannot_be_written_by_its_deadline_never_runs()
    {
        var runs = 0;
        var tool = AIFunctionFactory.Create(() => ++runs, "count");
        using var call = Call(context => context.Items.OfType<FunctionCallOutput>().Any() ? new("no luck") : ScriptedAnswer.Call("count"),
            agent => agent with { Tools = [tool], Options = agent.Options with { Tools = new ToolOptions { Deadline = TimeSpan.FromSeconds(3) } } });
        call.CallerSays("go", at: 0.5, lasts: 1).RunTo(2.05);
        _store.Fails = true;
        call.RunTo(12);
        call.All<FunctionToolsExecuted>().Single().Event.Outputs.Single().Output.ShouldBe(ToolOutcome.NotRun.Text);
        call.Conversation()[^1].ShouldBe("assistant: no luck");
        call.All<SessionError>().Single().Event.Recoverable.ShouldBeTrue();
        _store.Fails = false;
        call.RunTo(30);
        runs.ShouldBe(0);
        _store.Written.OfType<ItemStored>().Select(stored => stored.Item).OfType<ChatMessage>().Last().Text.ShouldBe("no luck");
    }

    [Fact]
    public void A_session_that_was_taken_falls_silent_and_writes_nothing_more()
    {
        using var call = Call(_ => new("a fine answer that takes quite a while to say"));
        call.CallerSays("hello", at: 0.5, lasts: 1).RunTo(3);
        var before = _store.Written.Count;
        var events = new List<SessionEvent>();
        TakeUp(call, events);
        call.RunTo(10);
        call.All<SessionClosed>().Single().Event.Reason.ShouldBe(CloseReason.TakenOver);
        _store.Written.Skip(before).First().ShouldBeOfType<SessionOpened>().Epoch.ShouldBe(2);
        _store.Written.OfType<ItemStored>().Select(stored => stored.Item).OfType<ChatMessage>().Select(message => message.Text)
            .ShouldBe(["hello", "a fine answer that takes quite a while to say"]);
    }

    [Fact]
    public void The_end_is_written_down_unless_the_session_goes_on_elsewhere()
    {
        using var call = Call(_ => new("a fine answer"));
        call.RunToEnd(() => call.Session.CloseAsync(CloseReason.JobShutdown));
        _store.Written.OfType<SessionEnded>().ShouldBeEmpty();
        var session = TakeUp(call, []);
        call.RunToEnd(() => session.CloseAsync(CloseReason.ParticipantDisconnected));
        _store.Written[^1].ShouldBeOfType<SessionEnded>().Reason.ShouldBe(CloseReason.ParticipantDisconnected);
    }

    [Fact]
    public void Settings_that_were_changed_hold_where_the_session_is_taken_up()
    {
        using var call = Call(_ => new("a fine answer"));
        call.Time.Run(() => call.Session.UpdateAsync(new SessionUpdate { Options = new OptionOverrides { AllowInterruptions = false } }));
        Lose(call);
        var session = TakeUp(call, []);
        session.Say("do not interrupt me").AllowInterruptions.ShouldBeFalse();
    }

    [Fact]
    public void A_store_that_is_down_refuses_the_start_with_its_reason()
    {
        using var call = Call(_ => new("a fine answer"));
        _store.Fails = true;
        call.Time.Run(() => call.Region.Ask<SessionRefused>(new StartSession("other", call.Agent), (TimeSpan?)null)).Error
            .ShouldBeOfType<StoreException>();
        _store.Fails = false;
        call.Time.Run(() => call.Region.Ask<SessionStarted>(new StartSession("other", call.Agent), (TimeSpan?)null)).IsNew.ShouldBeTrue();
    }
}
