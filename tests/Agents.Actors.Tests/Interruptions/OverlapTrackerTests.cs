using Agents.Inference;

namespace Agents.Actors.Tests.Interruptions;

public class OverlapTrackerTests
{
    private static DateTimeOffset At(double second) => DateTimeOffset.UnixEpoch.AddSeconds(second);

    /// <summary>a, A: the agent starts, ends; c, C: the caller starts, stops; !: the verdict "interruption". One second apart.</summary>
    [Theory]
    [InlineData("aA", "+agent -agent")]
    [InlineData("acCA", "+agent +overlap -overlap -agent")]
    [InlineData("caCA", "+agent +overlap(1 s) -overlap -agent")]
    [InlineData("acAC", "+agent +overlap -overlap(agent ended) -agent")]
    [InlineData("ac!AC", "+agent +overlap -agent")]
    [InlineData("ac!CA", "+agent +overlap -agent")]
    [InlineData("accCA", "+agent +overlap +overlap -overlap -agent")]
    [InlineData("cC", "")]
    [InlineData("acAaCA", "+agent +overlap -overlap(agent ended) -agent +agent +overlap(2 s) -overlap -agent")]
    public void Every_overlap_begins_once_and_ends_once(string script, string expected)
    {
        var tracker = OverlapTracker.Silent;
        var pushed = new List<string>();
        for (var i = 0; i < script.Length; i++)
        {
            var now = At(i);
            var (next, sentinels) = script[i] switch
            {
                'a' => tracker.AgentStarted(now),
                'A' => tracker.AgentEnded(now),
                'c' => tracker.CallerStarted(now, now),
                'C' => tracker.CallerStopped(now),
                _ => (tracker.Decided(), []),
            };
            tracker = next;
            pushed.AddRange(sentinels.Select(Show));
        }
        string.Join(' ', pushed).ShouldBe(expected);
    }

    private static string Show(InterruptionSentinel sentinel) => sentinel switch
    {
        AgentSpeechStarted => "+agent",
        AgentSpeechEnded => "-agent",
        OverlapSpeechStarted { SpeechDuration.Ticks: 0 } => "+overlap",
        OverlapSpeechStarted started => $"+overlap({started.SpeechDuration.TotalSeconds} s)",
        OverlapSpeechEnded { AgentEnded: true } => "-overlap(agent ended)",
        _ => "-overlap",
    };
}
