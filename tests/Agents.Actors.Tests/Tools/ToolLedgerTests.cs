using Agents.Messages;

namespace Agents.Actors.Tests.Tools;

public class ToolLedgerTests
{
    private static readonly Step Step = new(1, 1);
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private static FunctionCall Call(string id) => new(id, "book", "{}");

    private static ToolLedger Started => ToolLedger.Empty.Request(Step, Call("a"), "s").Start(Step, Call("a"), Now);

    [Fact]
    public void A_call_is_answered_once_whatever_comes_first()
    {
        var finished = Started.Finish(Step, "a", ToolOutcome.Late(TimeSpan.FromSeconds(1)), Now).Finish(Step, "a",
            ToolOutcome.Value("late"), Now);
        finished.Find(Step, "a")!.Outcome!.Ending.ShouldBe(ToolEnding.TimedOut);
    }

    [Fact]
    public void The_same_call_is_written_down_once()
    {
        var ledger = Started.Request(Step, Call("a"), "s");
        ledger.Of(Step).Count.ShouldBe(1);
        ledger.Find(Step, "a")!.Stage.ShouldBe(ToolStage.Started);
    }

    [Fact]
    public void A_step_is_complete_when_every_call_has_an_outcome()
    {
        var ledger = Started.Request(Step, Call("b"), "s");
        ledger = ledger.Finish(Step, "a", ToolOutcome.Value("1"), Now);
        ledger.IsComplete(Step).ShouldBeFalse();
        ledger.Finish(Step, "b", ToolOutcome.Interrupted, Now).IsComplete(Step).ShouldBeTrue();
    }

    [Fact]
    public void Calls_are_told_in_the_order_of_the_model_and_then_leave_the_ledger()
    {
        var ledger = ToolLedger.Empty.Request(Step, Call("b"), "s").Request(Step, Call("a"), "s")
            .Finish(Step, "a", ToolOutcome.Value("1"), Now).Finish(Step, "b", ToolOutcome.Value("2"), Now);
        ledger.Of(Step).Select(entry => entry.Call.CallId).ShouldBe(["b", "a"]);
        ledger.Tell(Step).Of(Step).ShouldBeEmpty();
    }

    [Fact]
    public void The_same_id_in_another_step_is_another_call_with_another_key()
    {
        var other = new Step(1, 2);
        var ledger = Started.Request(other, Call("a"), "s");
        ledger.Find(other, "a")!.Stage.ShouldBe(ToolStage.Requested);
        ledger.Find(other, "a")!.IdempotencyKey.ShouldNotBe(ledger.Find(Step, "a")!.IdempotencyKey);
    }

    [Fact]
    public void A_call_that_never_started_cannot_start_after_its_outcome()
    {
        var ledger = ToolLedger.Empty.Request(Step, Call("a"), "s").Finish(Step, "a", ToolOutcome.Interrupted, Now).Start(Step, Call("a"),
            Now);
        ledger.Find(Step, "a")!.Stage.ShouldBe(ToolStage.Finished);
        ledger.Open.ShouldBeEmpty();
    }
}
