using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Actors.Tests.Log;

public class ConversationStateTests
{
    private static readonly DateTimeOffset Noon = DateTimeOffset.UnixEpoch.AddHours(12);

    private static ChatMessage Message(int number, ChatRole role, double second)
        => new(role, $"text {number}") { Id = $"item_{number}", CreatedAt = Noon.AddSeconds(second) };

    private static FunctionCall Call(int number) => new($"call_{number}", "book", "{}") { Id = $"item_{number}", CreatedAt = Noon };

    private static FunctionCallOutput Output(int number)
        => new($"call_{number}", "booked") { Id = $"item_{number}_output", CreatedAt = Noon.AddSeconds(1) };

    private static ConversationState After(params SessionRecord[] records) => ConversationState.Empty.Apply(records);

    private static string Settled(params SessionRecord[] records)
        => Restoration.Settle(After(records), Noon).OfType<ItemStored>().Select(stored => stored.Item).OfType<FunctionCallOutput>().Single().Output;

    [Fact]
    public void Items_stand_in_the_order_of_their_time_and_only_once()
    {
        var late = Message(3, ChatRole.User, 3);
        var state = After(new ItemStored(Message(1, ChatRole.User, 1)), new ItemStored(late), new ItemStored(Message(2, ChatRole.Assistant, 2)),
            new ItemStored(late));
        state.Items.Select(item => item.Id).ShouldBe(["item_1", "item_2", "item_3"]);
        state.LastItem.ShouldBe(3);
    }

    [Fact]
    public void What_was_meant_is_kept_beside_what_was_heard()
        => After(new ItemStored(Message(1, ChatRole.Assistant, 1), "text 1 and more")).Intended["item_1"].ShouldBe("text 1 and more");

    [Fact]
    public void The_agent_is_the_one_that_took_over_last()
    {
        var records = new SessionRecord[] { new SessionOpened("front", 1), new ItemStored(new AgentHandoff("front", "billing")) };
        After(records).Agent.ShouldBe("billing");
        After([.. records, new SessionOpened("front", 2)]).Agent.ShouldBe("billing");
        After([.. records, new SessionOpened("front", 2)]).Epoch.ShouldBe(2);
    }

    [Fact]
    public void Settings_add_up_by_name()
    {
        var state = After(new SettingsChanged(new JObject { ["a"] = 1, ["b"] = 1 }), new SettingsChanged(new JObject { ["b"] = 2 }));
        JToken.DeepEquals(state.Settings, new JObject { ["a"] = 1, ["b"] = 2 }).ShouldBeTrue();
        ConversationState.Empty.Settings.Count.ShouldBe(0);
    }

    [Fact]
    public void A_call_is_open_until_its_output_is_in_the_history()
    {
        var asked = new ToolRequested(Call(1), 7, 1);
        After(asked).Calls.Single().Started.ShouldBeFalse();
        After(asked).LastSpeech.ShouldBe(7);
        After(asked, new ToolStarted(Call(1), "key")).Calls.Single().Started.ShouldBeTrue();
        After(asked, new ToolStarted(Call(1), "key"), new ToolFinished("item_1", ToolOutcome.Value("booked"))).Calls.Single().Outcome!.Text
            .ShouldBe("booked");
        After(asked, new ItemStored(Call(1)), new ItemStored(Output(1))).Calls.ShouldBeEmpty();
    }

    [Fact]
    public void The_first_outcome_of_a_call_counts()
        => After(new ToolRequested(Call(1), 1, 1), new ToolFinished("item_1", ToolOutcome.Value("first")),
            new ToolFinished("item_1", ToolOutcome.Lost)).Calls.Single().Outcome!.Text.ShouldBe("first");

    [Fact]
    public void An_open_call_is_settled_by_what_is_known_of_it()
    {
        var asked = new ToolRequested(Call(1), 1, 1);
        var started = new ToolStarted(Call(1), "key");
        Settled(asked).ShouldBe("The tool was not run, so it had no effect.");
        Settled(asked, started).ShouldBe("The tool was interrupted while it ran. Whether it had an effect is not known.");
        Settled(asked, started, new ToolFinished("item_1", ToolOutcome.Value("booked"))).ShouldBe("booked");
    }

    [Fact]
    public void Settling_twice_changes_nothing_more()
    {
        var state = After(new ToolRequested(Call(1), 1, 1), new ToolStarted(Call(1), "key"));
        var settled = state.Apply(Restoration.Settle(state, Noon));
        settled.Calls.ShouldBeEmpty();
        Restoration.Settle(settled, Noon).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ChatRole.User, true)]
    [InlineData(ChatRole.Assistant, false)]
    public void A_reply_is_owed_to_who_spoke_last(ChatRole last, bool owed)
        => After(new ItemStored(Message(1, last, 1)), new ItemStored(new AgentHandoff("a", "b") { CreatedAt = Noon.AddSeconds(9) }))
            .OwesReply.ShouldBe(owed);

    [Fact]
    public void A_reply_is_owed_after_the_output_of_a_function()
        => After(new ItemStored(Call(1)), new ItemStored(Output(1))).OwesReply.ShouldBeTrue();
}
