using Agents.Messages;

namespace Agents.Actors.Tests.Interruptions;

/// <summary>The agent speaks from second 10 to second 20; the boundary is 1 s, so the window is (10, 19).</summary>
public class TranscriptHoldTests
{
    private static DateTimeOffset At(double second) => DateTimeOffset.UnixEpoch.AddSeconds(second);

    private static Heard Words(string text, double from, double to) => new(new SpeechEvent(SpeechEventType.FinalTranscript)
    {
        Alternatives = [new SpeechData("en", text) { StartTime = TimeSpan.FromSeconds(from), EndTime = TimeSpan.FromSeconds(to) }],
    }, DateTimeOffset.UnixEpoch);

    private static Heard Sign(SpeechEventType type) => new(new SpeechEvent(type), DateTimeOffset.UnixEpoch);

    private static TranscriptHold Speaking => new TranscriptHold(TimeSpan.FromSeconds(1)).AgentStarted(At(10));

    private static string Show(IEnumerable<Heard> passed)
        => string.Join(", ", passed.Select(heard => heard.Event.Text.Length > 0 ? heard.Event.Text : heard.Event.Type.ToString()));

    /// <summary>What passes while the agent speaks, and at its end.</summary>
    private static (string During, string After) Play(double? ignoreUntil, params Heard[] arriving)
    {
        var (hold, during) = (Speaking, new List<Heard>());
        foreach (var heard in arriving)
        {
            var taken = hold.Take(heard, At(15));
            hold = taken.Next;
            during.AddRange(taken.Passed);
        }
        var ended = hold.AgentEnded(At(20), ignoreUntil is { } until ? At(until) : null);
        return (Show(during), Show(ended.Passed));
    }

    [Theory]
    [InlineData(12, 13, "")] // inside: dropped
    [InlineData(8, 9, "word")] // before the agent's start
    [InlineData(9.5, 10, "word")] // up to its start
    [InlineData(18.5, 19.5, "word")] // goes on past the cut-off
    [InlineData(19.2, 19.8, "word")] // after the cut-off
    [InlineData(30, 31, "word")] // in the future
    public void Checklist_79_words_inside_the_window_are_held_and_dropped(double from, double to, string expected)
        => Play(null, Words("word", from, to)).ShouldBe(("", expected));

    [Fact]
    public void Checklist_79_words_after_the_start_of_an_interruption_survive_and_earlier_ones_do_not()
        => Play(16, Words("mm-hm", 12, 12.5), Words("stop", 16, 16.5)).ShouldBe(("", "stop"));

    [Fact]
    public void Checklist_79_everything_from_the_first_word_outside_passes_with_the_signs_before_it()
        => Play(null, Sign(SpeechEventType.StartOfSpeech), Words("mm-hm", 12, 13), Sign(SpeechEventType.EndOfSpeech),
                Sign(SpeechEventType.StartOfSpeech), Words("hello", 19.2, 19.6), Words("late", 15, 16))
            .ShouldBe(("", "EndOfSpeech, StartOfSpeech, hello, late"));

    [Fact]
    public void Checklist_80_words_without_times_drop_the_whole_buffer()
        => Play(null, Words("mm-hm", 12, 13), Words("when?", 0, 0), Words("hello", 19.2, 19.6)).ShouldBe(("", ""));

    [Fact]
    public void Checklist_80_a_start_of_speech_after_the_agents_ends_the_window()
    {
        var ended = Speaking.AgentEnded(At(20)).Next;
        Show(ended.Take(Words("late mm-hm", 14, 15), At(20.5)).Passed).ShouldBe("");
        var begun = ended.Take(Sign(SpeechEventType.StartOfSpeech), At(21));
        Show(begun.Passed).ShouldBe("StartOfSpeech");
        Show(begun.Next.Take(Words("late mm-hm", 14, 15), At(21.5)).Passed).ShouldBe("late mm-hm");
    }

    [Fact]
    public void Late_words_that_go_on_past_the_window_pass_at_once()
        => Show(Speaking.AgentEnded(At(20)).Next.Take(Words("well then", 18, 21), At(21.2)).Passed).ShouldBe("well then");

    [Fact]
    public void Usage_always_passes()
        => Show(Speaking.Take(Sign(SpeechEventType.RecognitionUsage), At(12)).Passed).ShouldBe("RecognitionUsage");

    [Fact]
    public void Before_the_agent_has_ever_spoken_everything_passes()
        => Show(new TranscriptHold(TimeSpan.Zero).Take(Words("hello", 1, 2), At(2)).Passed).ShouldBe("hello");

    [Fact]
    public void The_earliest_end_counts_when_a_pause_is_followed_by_an_interruption()
    {
        var paused = Speaking.Take(Words("stop", 16, 16.5), At(16.6)).Next.AgentEnded(At(17), At(16));
        Show(paused.Passed).ShouldBe("stop");
        Show(paused.Next.AgentEnded(At(40)).Passed).ShouldBe("");
    }

    [Fact]
    public void Checklist_82_without_a_detector_everything_held_passes()
        => Show(Speaking.Take(Words("mm-hm", 12, 13), At(13.2)).Next.ReleaseAll().Passed).ShouldBe("mm-hm");
}
