using Agents.Messages;

namespace Agents.Actors.Tests.Tools;

public class ReleasedCallTests
{
    private static readonly Step Step = new(1, 1);
    private static readonly FunctionCall Call = new("a", "book", "{}") { Id = "item_1" };
    private static readonly ToolOutcome Report = ToolOutcome.Value("it runs");

    private static ToolLedger Released => ToolLedger.Empty.Request(Step, Call, "s").Start(Step, Call, default)
        .Progress(Step, "a", Report, default);

    [Fact]
    public void The_first_report_is_what_the_model_is_told_and_the_call_stays_open()
    {
        Released.IsComplete(Step).ShouldBeTrue();
        Released.Find(Step, "a")!.Outcome.ShouldBe(Report);
        Released.Tell(Step).Open.Single().Told.ShouldBeTrue();
    }

    [Fact]
    public void Its_end_does_not_change_what_the_model_is_told()
    {
        var ended = Released.Finish(Step, "a", ToolOutcome.Value("booked"), default);
        ended.Of(Step).Single().Outcome.ShouldBe(Report);
        ended.Tell(Step).Find(Step, "a").ShouldBeNull();
        Released.Tell(Step).Finish(Step, "a", ToolOutcome.Value("booked"), default).Find(Step, "a").ShouldBeNull();
    }

    [Fact]
    public void A_session_taken_up_again_tells_the_model_that_the_end_is_not_known()
    {
        var final = ToolResult.Final(Call, default);
        var answered = ToolResult.Of(Call, Report, default);
        var state = ConversationState.Empty.Apply([
            new ToolRequested(Call, 1, 1), new ToolStarted(Call, "key"), new ToolFinished(Call.Id, Report),
            new ToolRequested(final, 1, 1), new ToolStarted(final, "key"), new ItemStored(answered.Call), new ItemStored(answered.Output),
        ]);
        var output = Restoration.Settle(state, default).OfType<ItemStored>().Select(stored => stored.Item).OfType<FunctionCallOutput>().Single();
        (output.CallId, output.Output).ShouldBe(("a_final", ToolOutcome.Lost.Text));
    }
}
