namespace Agents.Actors.Tests.Replies;

public class ReplyGateTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddSeconds(10);
    private static readonly ReplyGateFacts Free = new(Now) { Interruptible = true };

    private static ReplyGateDecision Decide(ReplyGateFacts facts, double delay = 0)
        => new ReplyGate(TimeSpan.FromSeconds(delay)).Decide(facts);

    [Fact]
    public void A_free_floor_lets_the_speech_go() => Decide(Free).ShouldBeOfType<ReplyGateDecision.Go>();

    [Fact]
    public void One_speech_plays_at_a_time() => Decide(Free with { SpeechPlaying = true }).ShouldBeOfType<ReplyGateDecision.Wait>();

    [Fact]
    public void Checklist_44_an_interruptible_speech_waits_while_the_caller_is_audible()
    {
        Decide(Free with { UserAudible = true }).ShouldBeOfType<ReplyGateDecision.Wait>();
        Decide(Free with { UserAudible = true, Interruptible = false }).ShouldBeOfType<ReplyGateDecision.Go>();
    }

    [Fact]
    public void A_handoff_holds_speeches_back() => Decide(Free with { Suspended = true }).ShouldBeOfType<ReplyGateDecision.Wait>();

    [Theory]
    [InlineData(0.4, false)]
    [InlineData(1.0, true)]
    public void Checklist_87_speeches_keep_their_distance(double since, bool go)
    {
        var decision = Decide(Free with { LastPlayoutEnded = Now.AddSeconds(-since) }, delay: 1);
        if (go)
            decision.ShouldBeOfType<ReplyGateDecision.Go>();
        else
            decision.ShouldBe(new ReplyGateDecision.WaitUntil(Now.AddSeconds(0.6)));
    }
}
