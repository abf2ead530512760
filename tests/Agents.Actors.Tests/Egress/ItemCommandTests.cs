using Agents.Messages;
using Agents.Testing;

namespace Agents.Actors.Tests.Egress;

/// <summary>Applications that bring, correct and remove items of the history.</summary>
public class ItemCommandTests
{
    [Fact]
    public void The_model_sees_the_history_as_the_application_left_it()
    {
        using var call = new ScriptedCall(_ => new ScriptedAnswer("one two three four"));
        Ask(call, new BringItem(new ChatMessage(ChatRole.User, "remember me") { Id = "mine", CreatedAt = call.Time.GetUtcNow() })).ShouldBeTrue();
        Ask(call, new BringItem(new ChatMessage(ChatRole.User, "again") { Id = "mine" })).ShouldBeFalse();
        call.Caller.Says("go", at: 0.5, lasts: 0.5);
        call.RunTo(5);
        var said = call.Events.Select(happened => happened.Event).OfType<ConversationItemAdded>().Last().Item.Id;

        Ask(call, new CorrectItem(said, "one two")).ShouldBeTrue();
        Ask(call, new RemoveItem("mine")).ShouldBeTrue();
        Ask(call, new RemoveItem("mine")).ShouldBeFalse();
        Ask(call, new CorrectItem("nobody", "")).ShouldBeFalse();
        call.Session.GenerateReply();
        call.RunTo(9);

        call.Llm.Requests[0].Context.Items.OfType<ChatMessage>().Select(message => message.Text).ShouldBe(["You are a test.", "remember me", "go"]);
        call.Llm.Requests[1].Context.Items.OfType<ChatMessage>().Select(message => message.Text).ShouldBe(["You are a test.", "go", "one two"]);
        call.Events.Count(happened => happened.Event is ConversationItemCorrected or ConversationItemRemoved).ShouldBe(2);
    }

    [Fact]
    public void Where_the_caller_spoke_is_told_in_the_sound()
    {
        using var call = new ScriptedCall(_ => new ScriptedAnswer("yes"));
        call.Caller.Says("go", at: 1, lasts: 0.5);

        call.RunTo(4);

        call.Events.Select(happened => happened.Event).OfType<CallerVoiceStarted>().Single().Position.TotalSeconds.ShouldBe(1, 0.06);
        call.Events.Select(happened => happened.Event).OfType<CallerVoiceStopped>().Single().Position.TotalSeconds.ShouldBe(1.5, 0.06);
    }

    private static bool Ask(ScriptedCall call, SessionCommand command)
    {
        var changed = false;
        call.RunToEnd(async () => changed = (await call.Session.Ref.Ask<ItemChanged>(command, (TimeSpan?)null)).Changed);
        return changed;
    }
}
