using Agents.Actors.Tests.Turns;
using Agents.Audio;
using Agents.Testing;

namespace Agents.Actors.Tests.Options;

public class ListeningPlanTests
{
    private static readonly AgentDefinition Whole = new()
    {
        Stt = new ScriptedStt(new ScriptedCaller()),
        InterruptionDetector = new ScriptedInterruptionDetector(_ => null),
    };

    private static AgentDefinition With(AgentDefinition agent, TurnDetection detection, EndpointingOptions? endpointing = null) => agent with
    {
        Options = agent.Options with
        {
            TurnHandling = agent.Options.TurnHandling with { TurnDetection = detection, Endpointing = endpointing ?? new EndpointingOptions() },
        },
    };

    private static AgentDefinition With(AgentDefinition agent, InterruptionOptions interruption) => agent with
    {
        Options = agent.Options with { TurnHandling = agent.Options.TurnHandling with { Interruption = interruption } },
    };

    private static EndpointingOptions Endpointing(ListeningPlan plan) => plan.Agent.Options.TurnHandling.Endpointing;

    private static InterruptionMode? Mode(ListeningPlan plan) => plan.Agent.Options.TurnHandling.Interruption.Mode;

    [Fact]
    public void Checklist_2_a_detector_that_listens_has_shorter_delays()
    {
        var audio = TurnDetection.Audio(new ScriptedEar());
        var resolved = Endpointing(ListeningPlan.Resolve(With(Whole, audio)));
        (resolved.MinDelay.TotalSeconds, resolved.MaxDelay.TotalSeconds).ShouldBe((0.3, 2.5));
        var byHand = Endpointing(ListeningPlan.Resolve(With(Whole, audio, new EndpointingOptions { MinDelay = TimeSpan.FromSeconds(0.7) })));
        (byHand.MinDelay.TotalSeconds, byHand.MaxDelay.TotalSeconds).ShouldBe((0.7, 2.5));
        var text = Endpointing(ListeningPlan.Resolve(Whole));
        (text.MinDelay.TotalSeconds, text.MaxDelay.TotalSeconds).ShouldBe((0.5, 3));
    }

    [Fact]
    public void Checklist_6_a_mode_without_its_component_steps_aside_with_one_warning()
    {
        foreach (var (agent, detection) in new[]
        {
            (Whole with { Vad = null }, TurnDetection.Vad),
            (Whole with { Stt = null }, TurnDetection.Stt),
            (Whole with { Vad = null }, TurnDetection.Audio(new ScriptedEar())),
        })
        {
            var plan = ListeningPlan.Resolve(With(agent, detection));
            plan.Agent.Options.TurnHandling.TurnDetection.ShouldBe(TurnDetection.Silence);
            plan.Warnings.Count.ShouldBe(1);
        }
        ListeningPlan.Resolve(With(Whole with { Vad = null }, TurnDetection.Vad)).Warnings
            .ShouldBe(["turn_detection vad needs voice activity detection, which agent default_agent does not have; silence decides instead."]);
    }

    [Fact]
    public void Checklist_6_manual_never_steps_aside_and_the_default_never_warns()
    {
        var bare = new AgentDefinition { Vad = null };
        var plan = ListeningPlan.Resolve(With(bare, TurnDetection.Manual));
        plan.Agent.Options.TurnHandling.TurnDetection.ShouldBe(TurnDetection.Manual);
        plan.Warnings.ShouldBeEmpty();
        ListeningPlan.Resolve(bare).Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0.2, false)]
    [InlineData(0.25, true)]
    public void Checklist_7_a_detector_that_listens_needs_enough_silence(double seconds, bool accepted)
    {
        var agent = With(Whole, TurnDetection.Audio(new ScriptedEar())) with
        {
            Vad = () => new VoiceActivityDetector(new VadOptions { MinSilence = TimeSpan.FromSeconds(seconds) }),
        };
        if (accepted)
            agent.Validate();
        else
            Should.Throw<SessionOptionsException>(agent.Validate).Faults.Single().ShouldBe(
                "vad.min_silence is 00:00:00.2000000; it must be at least 00:00:00.2500000 with a turn detector that listens to the sound.");
    }

    [Fact]
    public void Checklist_8_a_detector_of_voice_is_there_unless_it_is_taken_away()
    {
        var options = new AgentDefinition().Vad!().Options;
        (options.MinSpeech.TotalSeconds, options.MinSilence.TotalSeconds, options.ActivationThreshold).ShouldBe((0.05, 0.25, 0.5f));
        (new AgentDefinition() with { Vad = null }).Vad.ShouldBeNull();
        using var call = new ScriptedCall(_ => new("yes"), agent => agent with { Vad = null });
        call.Caller.Says("hello", at: 0.5, lasts: 1);
        call.RunTo(5);
        call.UserStates().ShouldBeEmpty();
        call.Conversation().ShouldBe(["user: hello", "assistant: yes"]);
    }

    [Fact]
    public void The_detector_of_interruptions_is_used_where_it_can_be()
    {
        Mode(ListeningPlan.Resolve(Whole)).ShouldBe(InterruptionMode.Adaptive);
        Mode(ListeningPlan.Resolve(With(Whole, new InterruptionOptions { Mode = InterruptionMode.Vad }))).ShouldBe(InterruptionMode.Vad);
        foreach (var agent in new[] { Whole with { Vad = null }, Whole with { Stt = null }, With(Whole, TurnDetection.Manual),
            With(Whole, new InterruptionOptions { Enabled = false }), Whole with { InterruptionDetector = null } })
        {
            var plan = ListeningPlan.Resolve(agent);
            Mode(plan).ShouldBe(InterruptionMode.Vad);
            plan.Warnings.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Asking_for_what_cannot_be_is_a_warning()
    {
        var plan = ListeningPlan.Resolve(With(Whole with { InterruptionDetector = null }, new InterruptionOptions { Mode = InterruptionMode.Adaptive }));
        Mode(plan).ShouldBe(InterruptionMode.Vad);
        plan.Warnings.ShouldBe(["interruption.mode adaptive needs an interruption detector, which agent default_agent does not have; voice decides instead."]);
    }
}
