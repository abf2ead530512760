namespace Agents.Actors.Tests.Playout;

public class PlaybackMarksTests
{
    private static DateTimeOffset At(double second) => DateTimeOffset.UnixEpoch.AddSeconds(second);

    private static PlaybackMark Mark(int speech, double rendered) => new(speech, TimeSpan.FromSeconds(rendered));

    private static double Heard(PlaybackMarks marks, int speech, double before, double byClock, double now)
        => marks.Heard(speech, TimeSpan.FromSeconds(before), TimeSpan.FromSeconds(byClock), At(now)).TotalSeconds;

    [Fact]
    public void Without_a_mark_the_clock_counts() => Heard(PlaybackMarks.None, 1, 0, 2.5, 10).ShouldBe(2.5);

    [Theory]
    [InlineData(0, 2.5, 10.0, 2.0)] // the mark itself
    [InlineData(0, 2.5, 10.3, 2.3)] // playing went on since
    [InlineData(0, 2.5, 12.0, 2.5)] // never more than was sent
    [InlineData(1.5, 2.5, 10.0, 0.5)] // the second stretch of the speech
    [InlineData(4.0, 2.5, 10.0, 0.0)] // not yet there
    public void A_mark_tells_how_far_the_device_is(double before, double byClock, double now, double expected)
        => Heard(PlaybackMarks.None.Take(Mark(1, 2), At(10)), 1, before, byClock, now).ShouldBe(expected, 1e-9);

    [Fact]
    public void A_mark_of_another_speech_says_nothing() => Heard(PlaybackMarks.None.Take(Mark(1, 2), At(10)), 2, 0, 1, 10).ShouldBe(1);

    [Fact]
    public void Late_marks_change_nothing()
    {
        var marks = PlaybackMarks.None.Take(Mark(2, 1), At(10));
        marks.Take(Mark(1, 9), At(11)).ShouldBe(marks);
        marks.Take(Mark(2, 0.5), At(11)).ShouldBe(marks);
    }
}
