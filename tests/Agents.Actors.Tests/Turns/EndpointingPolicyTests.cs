namespace Agents.Actors.Tests.Turns;

public class EndpointingPolicyTests
{
    private static readonly DateTimeOffset Spoke = DateTimeOffset.UnixEpoch.AddSeconds(10);

    private static EndpointingFacts Facts(TurnTrigger trigger, double afterSpeech) => new(trigger, Spoke.AddSeconds(afterSpeech))
    {
        HasStt = true,
        HasTranscript = true,
        LastSpeaking = Spoke,
        MinDelay = TimeSpan.FromSeconds(0.5),
        MaxDelay = TimeSpan.FromSeconds(3),
    };

    private static readonly TurnDetection Text = TurnDetection.Text(GrammarTurnDetector.Instance);

    private static double? CommitAfter(TurnDetection mode, EndpointingFacts facts)
        => new EndpointingPolicy(mode).Decide(facts) is EndpointingDecision.CommitAt commit ? (commit.At - Spoke).TotalSeconds : null;

    [Theory]
    [InlineData(0.25, 0.9, 0.5)] // 23: finished → min_delay after the last voice
    [InlineData(0.25, 0.1, 3.0)] // 23: unfinished → max_delay
    [InlineData(0.25, 0.36, 0.5)] // 24: exactly at the threshold → min_delay
    [InlineData(0.25, null, 0.5)] // 25: no guess → min_delay
    [InlineData(0.5, 0.9, 0.5)] // 28: the delay counts from the end of speech
    [InlineData(0.8, 0.9, 0.8)] // 26: a late final commits at once
    public void Delay_counts_from_the_end_of_speech(double afterSpeech, double? probability, double expected)
    {
        EndOfTurnPrediction? prediction = probability is { } p ? new(p, 0.36) : null;
        CommitAfter(Text, Facts(TurnTrigger.VadEndOfSpeech, afterSpeech) with { Votes = [EndOfTurnVote.Of("text", prediction)] }).ShouldBe(expected);
    }

    [Fact]
    public void Without_a_known_end_of_speech_the_delay_counts_from_now()
        => CommitAfter(TurnDetection.Vad, Facts(TurnTrigger.FinalTranscript, 2) with { LastSpeaking = null }).ShouldBe(2.5);

    [Fact]
    public void Checklist_26_end_of_speech_without_a_transcript_decides_nothing()
        => CommitAfter(TurnDetection.Vad, Facts(TurnTrigger.VadEndOfSpeech, 0.5) with { HasTranscript = false }).ShouldBeNull();

    [Fact]
    public void Without_a_recogniser_silence_alone_decides()
        => CommitAfter(TurnDetection.Vad, Facts(TurnTrigger.VadEndOfSpeech, 0.25)
            with { HasStt = false, HasTranscript = false }).ShouldBe(0.5);

    [Fact]
    public void A_final_inside_speech_waits_for_the_end_of_speech()
        => CommitAfter(TurnDetection.Vad, Facts(TurnTrigger.FinalTranscript, 0) with { UserSpeaking = true }).ShouldBeNull();

    [Fact]
    public void Checklist_29_in_stt_mode_only_the_recogniser_ends_a_turn()
    {
        CommitAfter(TurnDetection.Stt, Facts(TurnTrigger.VadEndOfSpeech, 0.25)).ShouldBeNull();
        CommitAfter(TurnDetection.Stt, Facts(TurnTrigger.SttEndOfSpeech, 0.25)).ShouldBe(0.5);
        CommitAfter(TurnDetection.Stt, Facts(TurnTrigger.FinalTranscript, 0.6) with { SttSaidEnd = true }).ShouldBe(0.6);
        CommitAfter(TurnDetection.Vad, Facts(TurnTrigger.SttEndOfSpeech, 0.25)).ShouldBeNull();
    }

    [Fact]
    public void Checklist_30_in_manual_mode_nothing_but_the_application_ends_a_turn()
    {
        foreach (var trigger in new[] { TurnTrigger.VadEndOfSpeech, TurnTrigger.FinalTranscript, TurnTrigger.SttEndOfSpeech })
            CommitAfter(TurnDetection.Manual, Facts(trigger, 9)).ShouldBeNull();
        CommitAfter(TurnDetection.Manual, Facts(TurnTrigger.Manual, 0.1)).ShouldBe(0.1);
    }

    [Fact]
    public void A_recogniser_with_a_vote_ends_the_turn_as_soon_as_the_voice_has_ended_too()
    {
        var mode = TurnDetection.Combine(EndOfTurnVoter.Grammar, EndOfTurnVoter.Recogniser);
        var said = Facts(TurnTrigger.SttEndOfSpeech, 0.1) with { Votes = [new("recogniser", EndOfTurnOpinion.Finished, Delay: TimeSpan.Zero)] };
        CommitAfter(mode, said with { UserSpeaking = true }).ShouldBeNull();
        CommitAfter(mode, said).ShouldBe(0.1);
    }

    [Fact]
    public void A_closing_session_decides_at_once()
        => CommitAfter(Text, Facts(TurnTrigger.Closing, 0.1) with { Votes = [EndOfTurnVote.Of("text", new(0.1, 0.36))] }).ShouldBe(0.1);

    [Fact]
    public void The_decision_carries_its_reason()
    {
        var decision = new EndpointingPolicy(Text).Decide(Facts(TurnTrigger.FinalTranscript, 0.1) with { Votes = [EndOfTurnVote.Of("text", new(0.05, 0.36))] });
        var reason = decision.ShouldBeOfType<EndpointingDecision.CommitAt>().Reason;
        (reason.Trigger, reason.Delay.TotalSeconds, reason.Probability, reason.Threshold).ShouldBe((TurnTrigger.FinalTranscript, 3, 0.05, 0.36));
        reason.Votes.Single().Opinion.ShouldBe(EndOfTurnOpinion.Unfinished);
        reason.ToString().ShouldBe("FinalTranscript after 3 s, text Unfinished 0.05");
    }
}
