using Agents.Actors.Tests.Session;
using Agents.Messages;
using Agents.Testing;

namespace Agents.Actors.Tests.Log;

/// <summary>A session that is lost goes on elsewhere with the agent that had it, made anew from the catalog.</summary>
public class TakeUpAgentTests
{
    private readonly InMemoryConversationStore _store = new();

    private static AgentCatalog Catalog() => new AgentCatalog()
        .Add("front", () => new Agent { Id = "front", Instructions = "You are front." })
        .Add("billing", () => new Agent { Id = "billing", Instructions = "You are billing." });

    private ScriptedCall Call() => new(new ScriptedCallOptions
    {
        First = Catalog().Create("front"),
        Llm = new ScriptedLlm(_ => new("a fine answer")),
        Region = new SessionRegionOptions { Store = _store, Catalog = Catalog() },
    });

    private VoiceSessionHandle LoseAndTakeUp(ScriptedCall call)
    {
        call.System.Stop(call.Region);
        call.Time.RunUntilIdle();
        var region = call.System.ActorOf(SessionRegion.Props(new SessionRegionOptions { Store = _store, Catalog = Catalog() }));
        return call.Time.Run(async ()
            => (await Kernel.Futures.Ask<SessionStarted>(region, new StartSession("call", Catalog().Create("front"), call.Agent), (TimeSpan?)null)).Session);
    }

    private static IEnumerable<string> Asked(ScriptedCall call) => call.Llm.Requests[^1].Context.Items.OfType<ChatMessage>().Select(message => message.Text);

    [Fact]
    public void The_agent_its_view_its_changed_instructions_and_the_settings_are_as_they_were()
    {
        using var call = Call();
        call.CallerSays("hello", at: 0.5, lasts: 1).RunTo(5);
        call.RunToEnd(() => call.Session.TransferAsync("billing"));
        call.RunToEnd(() => call.Session.UpdateInstructionsAsync("You are billing, and in a hurry."));
        call.Time.Run(() => call.Session.UpdateAsync(new SessionUpdate { Options = new OptionOverrides { AllowInterruptions = false } }));
        call.RunToEnd(() => call.Session.GenerateReply("my bill").WaitForPlayoutAsync());
        var session = LoseAndTakeUp(call);
        session.AgentId.ShouldBe("billing");
        call.RunToEnd(() => session.GenerateReply("and then").WaitForPlayoutAsync());
        Asked(call).ShouldBe(["You are billing, and in a hurry.", "my bill", "a fine answer", "and then"]);
        session.Say("protected").AllowInterruptions.ShouldBeFalse();
    }

    [Fact]
    public void An_agent_that_the_catalog_does_not_know_is_followed_by_the_last_known_one_which_knows_everything()
    {
        using var call = Call();
        call.RunToEnd(() => call.Session.GenerateReply("hello").WaitForPlayoutAsync());
        call.RunToEnd(() => call.Session.UpdateAgentAsync(new Agent { Id = "unlisted" }));
        call.RunToEnd(() => call.Session.GenerateReply("my secret").WaitForPlayoutAsync());
        var session = LoseAndTakeUp(call);
        session.AgentId.ShouldBe("front");
        call.RunToEnd(() => session.GenerateReply("and then").WaitForPlayoutAsync());
        Asked(call).ShouldBe(["You are front.", "hello", "a fine answer", "my secret", "a fine answer", "and then"]);
    }

    private sealed class AskName : AgentTask<string>
    {
        public AskName() => Instructions = "Find out the name.";
    }

    private sealed class Booking : Agent
    {
        public Booking() => (Id, Instructions) = ("booking", "You book.");

        [AgentTool("Books.")]
        public async Task<string> Book() => $"booked for {await new AskName().RunAsync(Session)}";
    }

    [Fact]
    public void A_task_that_is_lost_leaves_the_agent_that_waited_which_knows_what_was_said_and_that_the_outcome_is_unknown()
    {
        using var call = new ScriptedCall(new ScriptedCallOptions
        {
            First = new Booking(),
            Llm = new ScriptedLlm(context => context.Items.OfType<ChatMessage>().Last() switch
            {
                { Text: "a table" } when !context.Items.OfType<FunctionCall>().Any() => ScriptedAnswer.Call("book"),
                { Text: "Ann" } => new("Ann and what else?"),
                _ => new("let us begin again"),
            }),
            Region = new SessionRegionOptions { Store = _store },
        });
        call.CallerSays("a table", at: 0.5, lasts: 1).CallerSays("Ann", at: 4, lasts: 0.5).RunTo(8);
        call.Session.AgentId.ShouldBe("ask_name");
        call.System.Stop(call.Region);
        call.Time.RunUntilIdle();
        var region = call.System.ActorOf(SessionRegion.Props(new SessionRegionOptions { Store = _store }));
        var session = call.Time.Run(async ()
            => (await Kernel.Futures.Ask<SessionStarted>(region, new StartSession("call", new Booking(), call.Agent), (TimeSpan?)null)).Session);
        session.AgentId.ShouldBe("booking");
        call.RunToEnd(() => session.GenerateReply("and now").WaitForPlayoutAsync());
        var asked = call.Llm.Requests[^1].Context.Items;
        asked.OfType<ChatMessage>().Select(message => message.Text).ShouldBe(["You book.", "a table", "Ann", "Ann and what else?", "and now"], ignoreOrder: true);
        asked.OfType<FunctionCallOutput>().Single().IsError.ShouldBeTrue();
    }

    [Fact]
    public void A_task_in_the_catalog_is_refused_because_nobody_would_wait_for_it()
        => Should.Throw<InvalidOperationException>(() => new AgentCatalog().Add("ask_name", () => new AskName()).Create("ask_name")).Message.ShouldContain("RunAsync");
}
