using Agents.Host.Telephony;

namespace Agents.Host.Tests.Telephony.Marks;

public sealed class MarkTests
{
    private readonly MarkLedger _marks = new(capacity: 3);

    [Fact]
    public void A_mark_that_returns_tells_its_position_and_counts_for_those_before_it()
    {
        var (first, second, third) = (_marks.Send(At(1, 100)), _marks.Send(At(1, 200)), _marks.Send(At(2, 100)));

        _marks.Return(second).ShouldBe(At(1, 200));
        _marks.Return(first).ShouldBeNull();
        _marks.Pending.ShouldBe(1);
        _marks.Return(third).ShouldBe(At(2, 100));
        _marks.Return(third).ShouldBeNull();
    }

    [Fact]
    public void Marks_that_a_clear_returns_tell_nothing()
    {
        var before = _marks.Send(At(1, 100));
        _marks.Clear();
        var after = _marks.Send(At(2, 100));

        after.ShouldNotBe(before);
        _marks.Return(before).ShouldBeNull();
        _marks.Return(after).ShouldBe(At(2, 100));
    }

    [Fact]
    public void The_oldest_mark_is_forgotten_when_too_many_are_out()
    {
        var names = Enumerable.Range(1, 5).Select(number => _marks.Send(At(1, 100 * number))).ToArray();

        _marks.Pending.ShouldBe(3);
        _marks.Return(names[1]).ShouldBeNull();
        _marks.Return(names[2]).ShouldBe(At(1, 300));
    }

    [Fact]
    public void A_mark_is_due_every_100_ms_of_a_speech_and_at_its_end()
    {
        var pace = new MarkPace(TimeSpan.FromMilliseconds(100));

        Enumerable.Range(1, 4).Select(frame => pace.Sent(At(1, frame * 20))).ShouldAllBe(due => !due);
        pace.Sent(At(1, 100)).ShouldBeTrue();
        pace.Mark().ShouldBe(At(1, 100));
        pace.Mark().ShouldBeNull("nothing was sent since");
        pace.Sent(At(1, 120)).ShouldBeFalse();
        pace.Mark().ShouldBe(At(1, 120));
        pace.Sent(At(2, 20)).ShouldBeFalse("another speech counts from its own start");
    }

    [Fact]
    public void Sound_that_was_cleared_is_given_back_from_where_the_caller_stopped_hearing_it()
    {
        var sent = new SentSound();
        for (var frame = 1; frame <= 5; frame++)
            sent.Add(new SoundPiece([(byte)frame], At(1, frame * 20)));

        sent.Heard(At(1, 40));

        sent.TakeUnheard(1).Select(piece => piece.Bytes[0]).ShouldBe(new byte[] { 3, 4, 5 });
        sent.TakeUnheard(1).ShouldBeEmpty();
    }

    [Fact]
    public void Sound_of_a_speech_before_is_never_given_back()
    {
        var sent = new SentSound();
        sent.Add(new SoundPiece([1], At(1, 20)));
        sent.Add(new SoundPiece([2], At(2, 20)));

        sent.TakeUnheard(2).ShouldHaveSingleItem().Bytes.ShouldBe([2]);
    }

    private static HeardPosition At(int speech, int milliseconds) => new(speech, TimeSpan.FromMilliseconds(milliseconds));
}
