using Agents.Actors.Tests.Session;
using Agents.Testing;
using static Agents.Actors.Tests.Handoff.TestAgents;

namespace Agents.Actors.Tests.Handoff;

/// <summary>What an agent leaves behind when another takes over (voice-session.md S11 to S13).</summary>
public class LeavingTests
{
    /// <summary>Works for four seconds beside the conversation.</summary>
    private sealed class Busy : Agent
    {
        private readonly Func<ScriptedCall> _call;

        public Busy(Func<ScriptedCall> call, ToolPolicy policy)
        {
            _call = call;
            Tools = [ToolFunction.Create(SearchAsync, "search", "Searches.", policy)];
        }

        private async Task<string> SearchAsync(ToolContext context, CancellationToken stop)
        {
            context.Update("searching");
            await Task.Delay(TimeSpan.FromSeconds(4), _call().Time, stop);
            return "found it";
        }
    }

    private static ScriptedCall Start(ToolPolicy policy)
    {
        ScriptedCall call = null!;
        call = Call(new Busy(() => call, policy), CallsWhatIsAsked(tools: "search"));
        return call.CallerSays("search", at: 0.5, lasts: 1);
    }

    [Fact]
    public void S13_functions_of_the_agent_that_may_be_cancelled_are_cancelled()
    {
        using var call = Start(new ToolPolicy { Cancellable = true });
        call.RunTo(4.5);
        call.RunToEnd(() => call.Session.UpdateAgentAsync(new Agent { Id = "next" }));
        call.Now.ShouldBe(4.5, 0.001);
        call.All<ToolCallEnded>().Single().Event.Ending.ShouldBe(ToolEnding.Cancelled);
        call.Session.AgentId.ShouldBe("next");
    }

    [Fact]
    public void S13_others_are_waited_for_and_their_news_are_told_by_the_next_agent()
    {
        using var call = Start(new ToolPolicy());
        call.RunTo(4.5);
        call.RunToEnd(() => call.Session.UpdateAgentAsync(new Agent { Id = "next" }));
        call.Now.ShouldBe(6.3, 0.001); // begun at 2.3
        call.All<ToolCallEnded>().Single().Event.Ending.ShouldBe(ToolEnding.Done);
        call.RunTo(10);
        call.Story().ShouldBe(["nobody → busy", "user: search", "assistant: a fine answer", "busy → next", "assistant: a fine answer"]);
    }

    [Fact]
    public void S13_functions_of_the_session_run_on()
    {
        ScriptedCall call = null!;
        using (call = Call(new Agent { Id = "first" }, CallsWhatIsAsked(tools: "search"), session => session with
        {
            Tools = [ToolFunction.Create(SearchAsync, "search", "Searches.", new ToolPolicy { Cancellable = true })],
        }))
        {
            call.CallerSays("search", at: 0.5, lasts: 1).RunTo(4.5);
            call.RunToEnd(() => call.Session.UpdateAgentAsync(new Agent { Id = "next" }));
            call.Now.ShouldBe(4.5, 0.001);
            call.RunTo(10);
            call.All<ToolCallEnded>().Single().Event.Ending.ShouldBe(ToolEnding.Done);
        }

        async Task<string> SearchAsync(ToolContext context, CancellationToken stop)
        {
            context.Update("searching");
            await Task.Delay(TimeSpan.FromSeconds(4), call.Time, stop);
            return "found it";
        }
    }

    private sealed class Stuck : Agent
    {
        protected internal override Task OnExitAsync(CancellationToken cancellationToken) => new TaskCompletionSource().Task;
    }

    [Fact]
    public void S11_an_exit_hook_that_never_ends_is_left_after_30_seconds()
    {
        using var call = Call(new Stuck(), CallsWhatIsAsked());
        call.RunTo(1);
        call.RunToEnd(() => call.Session.UpdateAgentAsync(new Agent { Id = "next" }));
        call.Now.ShouldBe(31, 0.001);
        call.Story()[^1].ShouldBe("stuck → next");
    }

    private sealed class Careful : Agent
    {
        [AgentTool("Transfers.")]
        public (Agent, string) Transfer() => (new Agent { Id = "next" }, "Say that it is done.");

        protected internal override void OnToolsExecuted(ExecutedTools executed)
        {
            executed.Handoff!.Id.ShouldBe("next");
            executed.CancelAgentHandoff();
        }
    }

    [Fact]
    public void Checklist_106_a_hook_may_keep_another_agent_from_taking_over()
    {
        using var call = Call(new Careful(), CallsWhatIsAsked(tools: "transfer"));
        call.CallerSays("transfer", at: 0.5, lasts: 1).RunTo(8);
        call.Session.AgentId.ShouldBe("careful");
        call.All<FunctionToolsExecuted>().Single().Event.HasAgentHandoff.ShouldBeFalse();
        call.Story().ShouldBe(["nobody → careful", "user: transfer", "assistant: a fine answer"]);
    }

    [Fact]
    public void A_lost_interruption_detector_is_opened_again_for_the_next_agent_and_one_may_do_without()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 60));
        using var call = Call(new Agent { Id = "first" }, CallsWhatIsAsked(words), session => session with
        {
            InterruptionDetector = new ScriptedInterruptionDetector(_ => null) { FailsAtOverlap = 1 },
        });
        call.CallerSays("hello", at: 0.5, lasts: 1).CallerSays("so what is it", at: 5, lasts: 1).RunTo(5.7);
        call.AgentStates()[^1].ShouldBe("5.5 Listening", "the detector is lost: voice interrupts");
        call.RunToEnd(() => call.Session.InterruptAsync());
        call.RunToEnd(() => call.Session.UpdateAgentAsync(new Agent { Id = "plain", Options = new OptionOverrides { InterruptionMode = InterruptionMode.Vad } }));
        ((ExtendedActorSystem)call.System).PrintTree().ShouldNotContain("interruption");
        call.RunToEnd(() => call.Session.UpdateAgentAsync(new Agent { Id = "again" }));
        ((ExtendedActorSystem)call.System).PrintTree().ShouldContain("interruption");
    }
}
