using Agents.Messages;
using Agents.Testing;

namespace Agents.Actors.Tests.Egress;

/// <summary>Callers that play from a buffer of their own.</summary>
public class OutputLeadTests
{
    private const string Eight = "one two three four five six seven eight"; // 2 s

    [Fact]
    public void Sound_comes_as_it_is_made()
    {
        using var call = Call(TimeSpan.FromSeconds(30));
        call.Caller.Says("go", at: 0.5, lasts: 0.5);

        call.RunTo(2.3);

        call.Heard.Sum(frame => frame.Frame.Duration.TotalSeconds).ShouldBe(2, 0.001);
        call.Events.Select(happened => happened.Event).OfType<ConversationItemAdded>().Last().Spoken.ShouldNotBeNull().Sent.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void The_lead_is_bounded()
    {
        using var call = Call(TimeSpan.FromSeconds(1));
        call.Caller.Says("go", at: 0.5, lasts: 0.5);

        call.RunTo(2.3);

        call.Heard.Sum(frame => frame.Frame.Duration.TotalSeconds).ShouldBeInRange(1, 1.7);
    }

    [Fact]
    public void Of_a_stopped_speech_what_was_not_played_yet_is_not_heard()
    {
        using var call = Call(TimeSpan.FromSeconds(1));
        call.Caller.Says("go", at: 0.5, lasts: 0.5);
        call.RunTo(2.5);
        var began = (call.Heard[0].At - call.Start).TotalSeconds;

        call.RunToEnd(() => call.Session.InterruptAsync());

        var said = call.Events.Select(happened => happened.Event).OfType<ConversationItemAdded>().Select(added => added.Item).OfType<ChatMessage>().Last();
        said.Text.Split(' ').Length.ShouldBe((int)Math.Ceiling((2.5 - began) / 0.25));
        said.Interrupted.ShouldBeTrue();
    }

    [Fact]
    public void A_text_is_heard_as_far_as_the_caller_says()
    {
        var spoken = new SpokenText("one two three", TimeSpan.FromSeconds(0.75),
            [new TimedWord("one", TimeSpan.Zero, default), new TimedWord("two", TimeSpan.FromSeconds(0.25), default), new TimedWord("three", TimeSpan.FromSeconds(0.5), default)], true);

        spoken.HeardAt(TimeSpan.Zero).ShouldBeEmpty();
        spoken.HeardAt(TimeSpan.FromSeconds(0.3)).ShouldBe("one two");
        spoken.HeardAt(TimeSpan.FromSeconds(0.75)).ShouldBe("one two three");
        (spoken with { Words = [] }).HeardAt(TimeSpan.FromSeconds(0.3)).ShouldBe("one two");
    }

    private static ScriptedCall Call(TimeSpan lead) => new(
        _ => new ScriptedAnswer(Eight), agent => agent with { Options = agent.Options with { OutputLead = lead } });
}
