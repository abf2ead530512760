using Agents.Messages;

namespace Agents.Actors.Tests.Replies;

public class PreemptivePolicyTests
{
    private static readonly PreemptiveFacts Ready = new() { SchedulingRuns = true, SpeechDuration = TimeSpan.FromSeconds(2) };

    private static bool MayStart(PreemptiveFacts facts, bool enabled = true)
        => new PreemptivePolicy(new PreemptiveGenerationOptions { Enabled = enabled }).MayStart(facts);

    [Fact]
    public void Checklist_53_attempts_are_limited()
    {
        MayStart(Ready).ShouldBeTrue();
        MayStart(Ready, enabled: false).ShouldBeFalse();
        MayStart(Ready with { Attempts = 2 }).ShouldBeTrue();
        MayStart(Ready with { Attempts = 3 }).ShouldBeFalse();
        MayStart(Ready with { SpeechDuration = TimeSpan.FromSeconds(10.1) }).ShouldBeFalse();
        MayStart(Ready with { SpeechCurrent = true }).ShouldBeFalse();
        MayStart(Ready with { ManualTurns = true }).ShouldBeFalse();
        MayStart(Ready with { SchedulingRuns = false }).ShouldBeFalse();
    }

    [Theory]
    [InlineData("what time is it", "What time is it?", true)] // 51
    [InlineData("what time is it", "what time is it now", false)] // 52
    [InlineData("今何時", "今、何時？", true)]
    public void Checklist_51_52_the_words_must_be_the_same(string attempted, string decided, bool use)
        => PreemptivePolicy.MayUse(attempted, ChatContext.Empty, decided, ChatContext.Empty).ShouldBe(use);

    [Fact]
    public void Checklist_52_the_context_must_be_the_same()
    {
        var context = ChatContext.Empty.AddMessage(ChatRole.User, "hello");
        PreemptivePolicy.MayUse("hi", context, "hi", context).ShouldBeTrue();
        PreemptivePolicy.MayUse("hi", context, "hi", context.AddMessage(ChatRole.Assistant, "hello you")).ShouldBeFalse();
    }
}
