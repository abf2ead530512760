using Agents.Actors.Tests.Session;
using Agents.Testing;

namespace Agents.Actors.Tests.Metrics;

public class WaterfallTests
{
    private static double? Seconds(TimeSpan? time) => time is { } set ? Math.Round(set.TotalSeconds, 3) : null;

    [Fact]
    public void Every_step_from_the_last_word_to_the_first_sound_is_told()
    {
        using var call = Calls.With(_ => new("It is half past twelve"));
        call.CallerSays("what time is it", at: 0.5, lasts: 2).RunTo(8);
        var answered = call.All<TurnAnswered>().Single();
        var steps = answered.Event.Waterfall;
        answered.At.ShouldBe(3.5);
        call.Seconds(steps.EndOfSpeech).ShouldBe(2.5);
        new[] { steps.Transcript, steps.Decision, steps.Request, steps.FirstToken, steps.FirstText, steps.FirstAudioMade, steps.FirstAudioSent }
            .Select(Seconds).ShouldBe([0.22, 0.5, 0.5, 0.6, 0.6, 1.0, 1.0]);
    }

    [Fact]
    public void A_session_tells_its_turns_and_what_they_used()
    {
        using var call = Calls.With(_ => new("All right"));
        call.CallerSays("one", at: 0.5, lasts: 1).CallerSays("two", at: 5, lasts: 1).RunTo(10);
        SessionWaterfall told = null!;
        call.RunToEnd(async () => told = await call.Session.WaterfallAsync());
        told.Turns.Select(turn => turn.SpeechId).ShouldBe(["speech_1", "speech_2"]);
        told.Usage.Single(usage => usage.Kind == "llm").OutputTokens.ShouldBe(10);
    }

    [Fact]
    public void What_the_agent_says_of_itself_answers_no_turn()
    {
        using var call = Calls.With(_ => new(""), agent => agent with { Greeting = "Hello" });
        call.RunTo(3);
        call.All<TurnAnswered>().ShouldBeEmpty();
    }
}
