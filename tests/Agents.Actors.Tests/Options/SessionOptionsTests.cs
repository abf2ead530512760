namespace Agents.Actors.Tests.Options;

public class SessionOptionsTests
{
    [Fact]
    public void Checklist_1_an_empty_configuration_has_every_default()
    {
        var options = new SessionOptions();
        options.Validate();
        options.Tools.MaxSteps.ShouldBe(3);
        options.MinConsecutiveSpeechDelay.ShouldBe(TimeSpan.Zero);
        options.AecWarmupDuration.ShouldBe(TimeSpan.FromSeconds(3));
        options.UserAwayTimeout.ShouldBe(TimeSpan.FromSeconds(15));
        options.TranscriptionTimeout.ShouldBeNull();
        options.CloseTranscriptTimeout.ShouldBe(TimeSpan.FromSeconds(2));
        options.Failure.MaxUnrecoverableErrors.ShouldBe(3);
        options.LlmConnect.MaxRetry.ShouldBe(3);
        options.TtsTextTransforms.Count.ShouldBe(2);
        Endpointing(options.TurnHandling.Endpointing).ShouldBe((EndpointingMode.Fixed, 0.5, 3, 0.9));
        var interruption = options.TurnHandling.Interruption;
        interruption.Enabled.ShouldBeTrue();
        interruption.MinDuration.ShouldBe(TimeSpan.FromSeconds(0.5));
        interruption.MinWords.ShouldBe(0);
        interruption.ResumeFalseInterruption.ShouldBeTrue();
        interruption.FalseInterruptionTimeout.ShouldBe(TimeSpan.FromSeconds(2));
        interruption.DiscardAudioIfUninterruptible.ShouldBeTrue();
        interruption.Mode.ShouldBeNull();
        interruption.BackchannelBoundary.ShouldBe(new BackchannelBoundary(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)));
        var early = options.TurnHandling.PreemptiveGeneration;
        (early.Enabled, early.PreemptiveTts, early.MaxRetries,
            early.MaxSpeechDuration).ShouldBe((true, false, 3, TimeSpan.FromSeconds(10)));
        options.TurnHandling.UserTurnLimit.Enabled.ShouldBeFalse();
    }

    [Fact]
    public void All_faults_are_reported_together_with_setting_value_and_what_is_allowed()
    {
        var options = new SessionOptions
        {
            UserAwayTimeout = TimeSpan.FromSeconds(-1),
            Tools = new ToolOptions { MaxSteps = 99 },
            TurnHandling = new TurnHandlingOptions { Endpointing = new EndpointingOptions { MinDelay = TimeSpan.FromSeconds(4),
                Alpha = 2 } },
        };
        var faults = Should.Throw<SessionOptionsException>(options.Validate).Faults;
        faults.Count.ShouldBe(4);
        faults.ShouldContain("tools.max_steps is 99; it must be from 0 to 50.");
        faults.ShouldContain("turn_handling.endpointing.alpha is 2; it must be from 0 to 1.");
        faults.ShouldContain("turn_handling.endpointing.min_delay is 00:00:04; it must be at most turn_handling.endpointing.max_delay, which is 00:00:03.");
        faults.ShouldContain("user_away_timeout is -00:00:01; it must be from 00:00:00 to 1.00:00:00.");
    }

    [Fact]
    public void Checklist_3_keys_that_are_set_win_one_by_one()
    {
        var session = new EndpointingOptions { MinDelay = TimeSpan.FromSeconds(0.7), Alpha = 0.5 };
        var agent = new EndpointingOptions { MinDelay = TimeSpan.FromSeconds(0.4), Mode = EndpointingMode.Dynamic };
        Endpointing(agent.Over(session)).ShouldBe((EndpointingMode.Dynamic, 0.4, 3, 0.5));
        Endpointing(agent.Over(session).Resolve(byEar: true)).ShouldBe((EndpointingMode.Dynamic, 0.4, 2.5, 0.5));
    }

    [Fact]
    public void Checklist_5_one_number_is_both_boundaries_and_wrong_ones_are_refused()
    {
        BackchannelBoundary.Of(0.7).ShouldBe(new BackchannelBoundary(TimeSpan.FromSeconds(0.7), TimeSpan.FromSeconds(0.7)));
        BackchannelBoundary.Of(0.2, 0.4).ShouldBe(new BackchannelBoundary(TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.4)));
        Should.Throw<SessionOptionsException>(() => BackchannelBoundary.Of(1, 2, 3)).Message
            .ShouldBe("turn_handling.interruption.backchannel_boundary is [1, 2, 3]; it must be one number of seconds, or two (start and end).");
        Should.Throw<SessionOptionsException>(() => BackchannelBoundary.Of(-1)).Faults.Count.ShouldBe(2);
    }

    private static (EndpointingMode, double, double, double) Endpointing(EndpointingOptions options)
        => (options.Mode, options.MinDelay.TotalSeconds, options.MaxDelay.TotalSeconds, options.Alpha);
}
