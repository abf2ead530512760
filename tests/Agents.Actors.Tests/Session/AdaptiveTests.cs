using Agents.Testing;

namespace Agents.Actors.Tests.Session;

/// <summary>The agent says 40 words from 3.5 to 13.5 s, after "tell me" (0.5 to 2.5).</summary>
public class AdaptiveTests
{
    private static readonly string TenSeconds = string.Join(' ', Enumerable.Range(1, 40).Select(number => $"word{number}"));

    private static ScriptedCall Call(ScriptedInterruptionDetector detector, Func<InterruptionOptions, InterruptionOptions>? change = null, string? answer = null)
    {
        var call = Calls.With(_ => new(answer ?? TenSeconds), agent => agent with
        {
            InterruptionDetector = detector,
            Options = agent.Options with
            {
                TurnHandling = agent.Options.TurnHandling with
                {
                    Interruption = (change ?? (same => same))(new InterruptionOptions { Backchannels = BackchannelWords.None }),
                },
            },
        });
        return call.CallerSays("tell me", at: 0.5, lasts: 2);
    }

    [Fact]
    public void Checklist_76_a_backchannel_leaves_one_event_and_nothing_else()
    {
        using var call = Call(new ScriptedInterruptionDetector(_ => null));
        call.CallerSays("sure go on", at: 6, lasts: 0.8).RunTo(16);
        var overlap = call.All<OverlappingSpeech>().ShouldHaveSingleItem();
        overlap.Event.ShouldSatisfyAllConditions(
            said => said.IsInterruption.ShouldBeFalse(),
            said => said.AgentEnded.ShouldBeFalse(),
            said => call.Seconds(said.OverlapStartedAt!.Value).ShouldBe(6, 0.02));
        call.All<UserInputTranscribed>().Count().ShouldBe(1);
        call.Conversation().ShouldBe(["user: tell me", $"assistant: {TenSeconds}"]);
        call.AgentShouldBeHeard(3.5, 13.5);
        call.All<UserTurnEnded>().Count().ShouldBe(1);
    }

    [Fact]
    public void Checklist_77_a_verdict_interrupts_before_the_minimum_duration()
    {
        using var call = Call(new ScriptedInterruptionDetector(_ => 0.3));
        call.CallerSays("stop that please", at: 6, lasts: 1.5).RunTo(9);
        call.All<OverlappingSpeech>().Single().At.ShouldBe(6.3, 0.001);
        call.AgentStates().Skip(2).ShouldBe(["3.5 Speaking", "6.3 Listening", "8 Thinking", "8.5 Speaking"]);
        call.AgentShouldBeSilent(6.32, 8.4);
        call.Conversation()[2].ShouldBe("user: stop that please");
    }

    [Fact]
    public void Checklist_78_in_the_first_second_voice_interrupts_and_a_backchannel_verdict_does_not_count()
    {
        using var call = Call(new ScriptedInterruptionDetector(_ => null));
        call.CallerSays("no wait", at: 3.7, lasts: 1).RunTo(6);
        call.AgentStates()[3].ShouldBe("4.2 Listening");
        call.Conversation()[1].ShouldEndWith("…");
        call.Conversation()[2].ShouldBe("user: no wait");
    }

    [Fact]
    public void Checklist_78_after_the_first_second_voice_alone_does_not_interrupt()
    {
        using var call = Call(new ScriptedInterruptionDetector(_ => null));
        call.CallerMakesNoise(at: 5, lasts: 3).RunTo(16);
        call.AgentShouldBeHeard(3.5, 13.5);
        call.All<AgentFalseInterruption>().ShouldBeEmpty();
    }

    [Fact]
    public void Checklist_81_an_overlap_that_the_agent_ends_is_neither()
    {
        using var call = Call(new ScriptedInterruptionDetector(_ => null));
        call.CallerSays("and what about tomorrow", at: 13, lasts: 2).RunTo(16.5);
        var overlap = call.All<OverlappingSpeech>().ShouldHaveSingleItem();
        (overlap.Event.IsInterruption, overlap.Event.AgentEnded).ShouldBe((false, true));
        overlap.At.ShouldBe(13.5, 0.02);
        call.Conversation().Last().ShouldBe("user: and what about tomorrow");
    }

    [Fact]
    public void Checklist_82_when_the_detector_fails_voice_interrupts_again_and_held_words_are_released()
    {
        // lost at the onset at 8.06, where the held "aha" is released and, as a final, interrupts
        var detector = new ScriptedInterruptionDetector(_ => null) { FailsAtOverlap = 2 };
        using var call = Call(detector, options => options with { ResumeFalseInterruption = false });
        call.CallerSays("aha", at: 5, lasts: 0.3).CallerSays("stop that", at: 8, lasts: 1).RunTo(11);
        call.AgentStates().Skip(2).Take(2).ShouldBe(["3.5 Speaking", "8.06 Listening"]);
        call.Conversation().Skip(2).ShouldBe(["user: aha stop that"]);
        call.ShouldHaveNoErrors();
        call.All<SessionClosed>().ShouldBeEmpty();
    }

    [Fact]
    public void Switched_off_while_the_session_runs_voice_decides_and_switched_on_the_detector()
    {
        var detector = new ScriptedInterruptionDetector(_ => null);
        using var call = Call(detector, options => options with { ResumeFalseInterruption = false });
        call.CallerSays("go on", at: 6, lasts: 0.8).CallerSays("no stop", at: 9, lasts: 0.8).RunTo(8);
        call.AgentShouldBeHeard(3.5, 7.9);
        Switch(InterruptionMode.Vad);
        call.RunTo(9.52);
        call.AgentStates()[^1].ShouldBe("9.5 Listening");
        Switch(InterruptionMode.Adaptive);
        call.CallerSays("go on", at: 15, lasts: 0.8).RunTo(18); // over the second answer
        call.All<OverlappingSpeech>().Select(overlap => overlap.Event.IsInterruption).ShouldBe([false, false]);

        void Switch(InterruptionMode mode) => call.RunToEnd(
            () => call.Session.UpdateAsync(new SessionUpdate { Options = new OptionOverrides { InterruptionMode = mode } }));
    }

    [Fact]
    public void A_detector_is_given_sound_only_while_the_agent_speaks()
    {
        var detector = new ScriptedInterruptionDetector(_ => null);
        using var call = Call(detector, answer: "one two three four");
        call.RunTo(20);
        detector.Heard.TotalSeconds.ShouldBe(1, 0.05);
    }

    [Fact]
    public void With_too_few_words_the_verdict_releases_the_words_and_the_final_decides()
    {
        using var call = Call(new ScriptedInterruptionDetector(_ => 0.3), options => options with { MinWords = 2 });
        call.CallerSays("stop that", at: 6, lasts: 1).RunTo(9);
        call.AgentStates().Skip(2).Take(2).ShouldBe(["3.5 Speaking", "7.22 Listening"]);
        call.Conversation()[2].ShouldBe("user: stop that");
    }
}
