namespace Agents.Actors.Tests.Definition;

public class OptionOverridesTests
{
    private static readonly TimeSpan One = TimeSpan.FromSeconds(1);

    private static SessionOptions InForce(OptionOverrides agent, OptionOverrides? changes = null)
    {
        var session = new AgentDefinition
        {
            Options = new SessionOptions
            {
                TurnHandling = new TurnHandlingOptions { Endpointing = new EndpointingOptions { MinDelay = 0.7 * One, MaxDelay = 4 * One } },
            },
        };
        return AgentResolution.Resolve(session, new Agent { Options = agent }, new SessionUpdate { Options = changes ?? OptionOverrides.None })
            .Agent.Options;
    }

    [Fact]
    public void Checklist_3_endpointing_keys_of_an_agent_override_those_of_the_session_one_by_one()
    {
        var endpointing = InForce(new OptionOverrides { MinEndpointingDelay = 0.2 * One }).TurnHandling.Endpointing;
        endpointing.MinDelay.ShouldBe(0.2 * One);
        endpointing.MaxDelay.ShouldBe(4 * One);
        endpointing.Mode.ShouldBe(EndpointingMode.Fixed);
        endpointing.Alpha.ShouldBe(0.9);
    }

    [Fact]
    public void Checklist_4_changes_at_run_time_win_over_the_agent()
    {
        var options = InForce(
            new OptionOverrides { MinEndpointingDelay = 0.2 * One, MaxEndpointingDelay = 2 * One },
            new OptionOverrides { MinEndpointingDelay = 0.3 * One }.Then(new OptionOverrides { AllowInterruptions = false }));
        options.TurnHandling.Endpointing.MinDelay.ShouldBe(0.3 * One);
        options.TurnHandling.Endpointing.MaxDelay.ShouldBe(2 * One);
        options.TurnHandling.Interruption.Enabled.ShouldBeFalse();
    }

    [Fact]
    public void Without_overrides_the_options_are_the_sessions_own_object()
    {
        var options = new SessionOptions();
        OptionOverrides.None.ApplyTo(options).ShouldBeSameAs(options);
    }

    [Fact]
    public void Every_override_arrives()
    {
        var all = new OptionOverrides
        {
            TurnDetection = TurnDetection.Manual,
            EndpointingMode = EndpointingMode.Dynamic,
            MinEndpointingDelay = 0.1 * One,
            MaxEndpointingDelay = 9 * One,
            EndpointingAlpha = 0.5,
            AllowInterruptions = false,
            InterruptionMode = InterruptionMode.Vad,
            PreemptiveGeneration = new PreemptiveGenerationOptions { Enabled = false },
            MinConsecutiveSpeechDelay = One,
            UseTtsAlignedTranscript = false,
        };
        var options = OptionOverrides.None.Then(all).ApplyTo(new SessionOptions());
        options.TurnHandling.TurnDetection.ShouldBe(TurnDetection.Manual);
        options.TurnHandling.Endpointing.ShouldBe(
            new EndpointingOptions { Mode = EndpointingMode.Dynamic, MinDelay = 0.1 * One, MaxDelay = 9 * One, Alpha = 0.5 });
        options.TurnHandling.Interruption.Enabled.ShouldBeFalse();
        options.TurnHandling.Interruption.Mode.ShouldBe(InterruptionMode.Vad);
        options.TurnHandling.PreemptiveGeneration.Enabled.ShouldBeFalse();
        options.MinConsecutiveSpeechDelay.ShouldBe(One);
        options.UseTtsAlignedTranscript.ShouldBeFalse();
    }

    [Fact]
    public void Checklist_8_a_detector_left_out_is_the_sessions_and_null_is_none()
    {
        var session = new AgentDefinition();
        AgentResolution.Resolve(session, new Agent(), SessionUpdate.None).Agent.Vad.ShouldBeSameAs(session.Vad);
        AgentResolution.Resolve(session, new Agent { Vad = null }, SessionUpdate.None).Agent.Vad.ShouldBeNull();
    }

    [Fact]
    public void Checklist_2_3_a_key_that_nobody_set_still_follows_the_detector()
    {
        var session = new AgentDefinition
        {
            Options = new SessionOptions { TurnHandling = new TurnHandlingOptions { TurnDetection = TurnDetection.Audio(new Turns.ScriptedEar()) } },
        };
        var agent = new Agent { Options = new OptionOverrides { MinEndpointingDelay = 0.4 * One } };
        var endpointing = AgentResolution.Resolve(session, agent, SessionUpdate.None).Agent.Options.TurnHandling.Endpointing;
        (endpointing.MinDelay, endpointing.MaxDelay).ShouldBe((0.4 * One, 2.5 * One));
    }
}
