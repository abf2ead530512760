using Agents.Actors.Tests.Turns;
using Agents.Audio;
using Agents.Testing;

namespace Agents.Actors.Tests.Session;

/// <summary>Who has a say in the end of a turn; the caller speaks from 0.5 to 2.5 s, the final comes at 2.7.</summary>
public class EndOfTurnTests
{
    private static ScriptedCall Call(TurnDetection detection, double minSilence = 0.25)
    {
        var call = Calls.With(_ => new("yes"), agent => agent with
        {
            Vad = () => new VoiceActivityDetector(
                new VadOptions { MinSilence = TimeSpan.FromSeconds(minSilence), PrefixPadding = TimeSpan.Zero, MaxBuffered = TimeSpan.Zero },
                new LoudnessClassifier()),
            Options = agent.Options with { TurnHandling = agent.Options.TurnHandling with { TurnDetection = detection } },
        });
        return call.CallerSays("tell me more", at: 0.5, lasts: 2);
    }

    private static double Decided(ScriptedCall call) => Math.Round(call.All<UserTurnEnded>().First().At, 3);

    [Theory]
    [InlineData(0.9, 2.8)] // finished: 0.3 s after the voice
    [InlineData(0.36, 2.8)] // at the threshold
    [InlineData(0.1, 5.0)] // not finished: 2.5 s
    public void Checklist_23_33_the_sound_chooses_the_delay(double probability, double decided)
    {
        var ear = new ScriptedEar(probability);
        using var call = Call(TurnDetection.Audio(ear));
        call.RunTo(6);
        Decided(call).ShouldBe(decided);
        call.All<UserTurnEnded>().First().Event.Reason.Probability.ShouldBe(probability);
        (ear.Asked, ear.TurnsEnded).ShouldBe((1, 1));
        ear.Heard.TotalSeconds.ShouldBe(6, 0.05);
    }

    [Fact]
    public void Checklist_33_renewed_speech_cancels_the_question()
    {
        var ear = new ScriptedEar(-1, 0.9);
        using var call = Call(TurnDetection.Audio(ear), minSilence: 0.5);
        call.CallerSays("about it", at: 2.73, lasts: 1).RunTo(6);
        (ear.Asked, ear.Cancelled).ShouldBe((2, 1)); // the first was open from 2.7 to 2.73
        ear.Opened.ShouldBe(1);
        call.Conversation()[0].ShouldBe("user: tell me more about it");
    }

    [Fact]
    public void Checklist_33_34_a_question_that_hangs_does_not_stall_the_turn_and_the_local_detector_takes_over()
    {
        var (hosted, local) = (new ScriptedEar(-1), new ScriptedEar(0.1));
        using var call = Call(TurnDetection.Audio(hosted, local));
        call.CallerSays("and then", at: 6, lasts: 1).RunTo(12);
        Decided(call).ShouldBe(3.7); // asked at 2.7, given up 1.0 s later
        call.All<UserTurnEnded>().First().Event.Reason.Delay.TotalSeconds.ShouldBe(0.3);
        Math.Round(call.All<UserTurnEnded>().ElementAt(1).At, 3).ShouldBe(9.5); // the local one expected more: 2.5 s
        (hosted.Asked, local.Asked).ShouldBe((1, 1));
    }

    [Fact]
    public void Checklist_35_a_detector_that_fails_counts_as_finished()
    {
        using var call = Call(TurnDetection.Audio(new ScriptedEar(0.5) { Fails = true }));
        call.RunTo(6);
        Decided(call).ShouldBe(2.8);
        call.All<UserTurnEnded>().First().Event.Reason.Probability.ShouldBe(1);
    }

    [Fact]
    public void Checklist_28_detection_and_recognition_are_inside_the_delay()
    {
        using var call = Calls.With(_ => new("yes"), agent => agent with
        {
            Options = agent.Options with
            {
                TurnHandling = agent.Options.TurnHandling with { Endpointing = new EndpointingOptions { MinDelay = TimeSpan.FromSeconds(0.3) } },
            },
        });
        call.CallerSays("tell me", at: 0.5, lasts: 2).RunTo(4);
        Decided(call).ShouldBe(3); // the end of speech is known after 0.5 s; nothing is waited for on top
    }

    [Fact]
    public void Checklist_55_without_times_of_the_voice_those_of_the_recogniser_count()
    {
        using var call = Calls.With(_ => new("yes"), agent => agent with { Vad = null });
        call.CallerSays("tell me", at: 0.5, lasts: 2).RunTo(4);
        var times = call.All<ConversationItemAdded>().First(added => added.Event.Metrics is not null).Event.Metrics!;
        (call.Seconds(times.StartedSpeakingAt!.Value), call.Seconds(times.StoppedSpeakingAt!.Value)).ShouldBe((0.5, 2.5));
        Decided(call).ShouldBe(3);
    }

    [Fact]
    public void A_number_is_waited_for_until_its_last_digit()
    {
        using var call = Call(TurnDetection.Vad, minSilence: 0.5);
        call.Session.CollectDigits(new DigitCollection(4, TimeSpan.FromSeconds(4)));
        call.CallerSays("one two", at: 6, lasts: 1).CallerSays("three four", at: 9, lasts: 1).RunTo(12);
        call.All<UserTurnEnded>().Select(turn => (Math.Round(turn.At, 2), turn.Event.Transcript.Value))
            .ShouldBe([(3.0, "tell me more"), (10.5, "one two three four")]);
        var reason = call.All<UserTurnEnded>().Last().Event.Reason;
        (reason.Delay, reason.Votes.Single().Opinion).ShouldBe((TimeSpan.Zero, EndOfTurnOpinion.Finished));
    }

    [Fact]
    public void An_incomplete_number_counts_after_its_pause()
    {
        using var call = Call(TurnDetection.Combine(EndOfTurnVoter.Grammar, EndOfTurnVoter.Digits(new DigitCollection(4, TimeSpan.FromSeconds(4)))));
        call.CallerSays("one two", at: 6, lasts: 1).RunTo(12);
        Math.Round(call.All<UserTurnEnded>().Last().At, 2).ShouldBe(11);
    }

    [Fact]
    public void Checklist_38_an_unknown_language_or_a_short_word_does_not_change_the_turns_language()
    {
        var turn = TurnTranscript.Empty
            .WithFinal(new("de", "Guten Morgen"), default).WithFinal(new("multi", "good morning"), default).WithFinal(new("en", "yes"), default);
        turn.Language.Value.ShouldBe("de");
    }
}
