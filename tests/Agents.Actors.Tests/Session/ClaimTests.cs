using Agents.Messages;
using Agents.Testing;

namespace Agents.Actors.Tests.Session;

/// <summary>Who holds the caller's turn, and who holds the floor (voice-session.md S8, S24).</summary>
public class ClaimTests
{
    [Fact]
    public void S24_a_claimed_turn_is_speaking_until_the_last_claim_is_gone_whatever_the_voice_does()
    {
        using var call = Calls.With(_ => new("fine"));
        call.CallerSays("hello", at: 1.5, lasts: 0.5);
        call.RunTo(1);
        var first = call.Session.ClaimUserTurn();
        var second = call.Session.ClaimUserTurn();
        call.RunTo(4);
        first.Dispose();
        first.Dispose();
        call.RunTo(5);
        second.Dispose();
        call.RunTo(6);
        call.UserStates().ShouldBe(["1 Speaking", "5 Listening"]);
    }

    [Fact]
    public void S24_on_release_the_state_follows_the_voice()
    {
        using var call = Calls.With(_ => new("fine"));
        call.CallerSays("hello there", at: 1, lasts: 2);
        call.RunTo(0.5);
        var claim = call.Session.ClaimUserTurn();
        call.RunTo(2);
        claim.Dispose();
        call.RunTo(4);
        call.UserStates().ShouldBe(["0.5 Speaking", "3 Listening"]);
    }

    [Fact]
    public void S24_who_holds_a_turn_is_not_away_and_the_session_not_idle()
    {
        using var call = Calls.With(_ => new("fine"));
        call.RunTo(20);
        var claim = call.Session.ClaimUserTurn();
        call.RunTo(50);
        call.UserStates().ShouldBe(["15 Away", "20 Speaking"]);
        Task idle = null!;
        call.RunToEnd(() =>
        {
            idle = call.Session.WaitForIdleAsync();
            return Task.CompletedTask;
        });
        idle.IsCompleted.ShouldBeFalse();
        claim.Dispose();
        call.RunTo(51);
        idle.IsCompleted.ShouldBeTrue();
        call.RunTo(70);
        call.UserStates().ShouldBe(["15 Away", "20 Speaking", "50 Listening", "65 Away"]);
    }

    [Fact]
    public void S8_a_tool_that_holds_the_floor_is_heard_without_anybody_in_between()
    {
        ScriptedCall call = null!;
        using (call = Calls.With(Answer, agent => agent with { Tools = [ToolFunction.Create(Confirm, "confirm", "Confirms.")] }))
        {
            call.CallerSays("confirm it", at: 0.5, lasts: 1);
            call.RunTo(3.5); // the tool says its first words
            call.Session.Say("news of the day");
            call.RunTo(12);
            call.Conversation().ShouldBe(
                ["user: confirm it", "assistant: first part of it", "assistant: second part of it", "assistant: news of the day", "assistant: all confirmed"]);
        }

        async Task<string> Confirm(ToolContext context)
        {
            using var floor = await context.ForegroundAsync();
            await context.Session.Say("first part of it").WaitForPlayoutAsync();
            await Task.Delay(TimeSpan.FromSeconds(1), call.Time);
            await context.Session.Say("second part of it").WaitForPlayoutAsync();
            return "confirmed";
        }
    }

    [Fact]
    public void S8_a_tool_waits_for_silence_and_tells_its_news_first_and_holds_nothing_once_it_ended()
    {
        ScriptedCall call = null!;
        using (call = Calls.With(Answer, agent => agent with { Tools = [ToolFunction.Create(Confirm, "confirm", "Confirms.")] }))
        {
            call.CallerSays("confirm it", at: 0.5, lasts: 1).RunTo(20);
            call.Conversation().ShouldBe(
                ["user: confirm it", "assistant: on my way", "assistant: there is news", "assistant: now listen", "assistant: there is news"]);
            call.Session.Say("free again");
            call.RunTo(25);
            call.Conversation()[^1].ShouldBe("assistant: free again");
        }

        async Task<string> Confirm(ToolContext context)
        {
            context.Update("started");
            context.Update("half way");
            _ = await context.ForegroundAsync(); // never disposed: the end of the tool does it
            await context.Session.Say("now listen").WaitForPlayoutAsync();
            return "confirmed";
        }
    }

    private static ScriptedAnswer Answer(ChatContext context) => context.Items.OfType<FunctionCallOutput>().LastOrDefault() switch
    {
        null => ScriptedAnswer.Call("confirm", id: "c"),
        { CallId: "c", Output: "confirmed" } => new("all confirmed"),
        { CallId: "c" } => new("on my way"),
        _ => new("there is news"),
    };
}
