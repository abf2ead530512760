namespace Agents.Actors.Tests.Turns;

public class DynamicEndpointingTests
{
    private static readonly EndpointingOptions Learning = new() { Mode = EndpointingMode.Dynamic };

    private static DateTimeOffset At(double seconds) => DateTimeOffset.UnixEpoch.AddSeconds(seconds);

    private static void Utterance(DynamicEndpointing delay, double from, double to)
    {
        delay.UserStarted(At(from));
        delay.UserEnded(At(to));
    }

    [Fact]
    public void Checklist_36_a_pause_between_two_utterances_moves_the_delay()
    {
        var delay = new DynamicEndpointing(Learning);
        Utterance(delay, 0, 1);
        Utterance(delay, 1.8, 2.5);
        delay.MinDelay.TotalSeconds.ShouldBe(0.53, 1e-9);
    }

    [Theory]
    [InlineData(30.0, 3.0)]
    [InlineData(0.01, 0.5)]
    public void Checklist_36_the_delay_stays_between_minimum_and_maximum(double pause, double limit)
    {
        var delay = new DynamicEndpointing(Learning with { Alpha = 0 });
        Utterance(delay, 0, 1);
        Utterance(delay, 1 + pause, 2 + pause);
        delay.MinDelay.TotalSeconds.ShouldBe(limit);
    }

    [Fact]
    public void Checklist_37_nothing_is_learned_over_an_agent_turn()
    {
        var delay = new DynamicEndpointing(Learning);
        Utterance(delay, 0, 1);
        delay.AgentStarted(At(1.6));
        delay.AgentEnded(At(4));
        Utterance(delay, 5, 6);
        delay.MinDelay.TotalSeconds.ShouldBe(0.5);
    }

    [Fact]
    public void Checklist_37_an_immediate_interruption_teaches_that_the_agent_was_too_early()
    {
        var delay = new DynamicEndpointing(Learning);
        Utterance(delay, 0, 1);
        delay.AgentStarted(At(1.7));
        Utterance(delay, 1.9, 3);
        delay.MinDelay.TotalSeconds.ShouldBe(0.54, 1e-9);
    }

    [Fact]
    public void Checklist_37_a_backchannel_teaches_nothing()
    {
        var delay = new DynamicEndpointing(Learning);
        Utterance(delay, 0, 1);
        delay.AgentStarted(At(1.7));
        Utterance(delay, 2.1, 2.3);
        delay.UserOnlyAgreed();
        delay.MinDelay.TotalSeconds.ShouldBe(0.5);
    }

    [Fact]
    public void Words_right_at_the_agents_start_are_learned_from_whatever_they_were()
    {
        var delay = new DynamicEndpointing(Learning);
        Utterance(delay, 0, 1);
        delay.AgentStarted(At(1.7));
        Utterance(delay, 1.9, 3);
        delay.UserOnlyAgreed();
        delay.MinDelay.TotalSeconds.ShouldBe(0.54, 1e-9);
    }

    [Fact]
    public void A_fixed_delay_never_moves()
    {
        var delay = new DynamicEndpointing(new EndpointingOptions());
        Utterance(delay, 0, 1);
        Utterance(delay, 2, 3);
        delay.MinDelay.TotalSeconds.ShouldBe(0.5);
    }
}
