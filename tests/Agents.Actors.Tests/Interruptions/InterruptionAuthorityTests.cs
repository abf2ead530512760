namespace Agents.Actors.Tests.Interruptions;

public class InterruptionAuthorityTests
{
    private static readonly InterruptionAuthority Speaking = new InterruptionAuthority(TimeSpan.FromSeconds(1)).AgentStarted(At(10));

    private static DateTimeOffset At(double second) => DateTimeOffset.UnixEpoch.AddSeconds(second);

    [Theory]
    [InlineData(10, true)]
    [InlineData(10.99, true)]
    [InlineData(11, false)]
    [InlineData(20, false)]
    public void Checklist_78_voice_alone_interrupts_only_at_the_beginning_of_the_agents_speech(double second, bool may)
    {
        Speaking.VoiceMayInterrupt(At(second)).ShouldBe(may);
        Speaking.InsideStartBoundary(At(second)).ShouldBe(may);
    }

    [Fact]
    public void Without_a_boundary_only_the_detector_interrupts()
        => new InterruptionAuthority(TimeSpan.Zero).AgentStarted(At(10)).VoiceMayInterrupt(At(10)).ShouldBeFalse();

    [Fact]
    public void A_silent_agent_stops_nobody() => Speaking.AgentEnded().VoiceMayInterrupt(At(15)).ShouldBeTrue();

    [Fact]
    public void After_the_verdict_voice_counts_until_the_agent_speaks_again()
    {
        Speaking.Interrupted().VoiceMayInterrupt(At(15)).ShouldBeTrue();
        Speaking.Interrupted().AgentStarted(At(20)).VoiceMayInterrupt(At(25)).ShouldBeFalse();
    }
}
