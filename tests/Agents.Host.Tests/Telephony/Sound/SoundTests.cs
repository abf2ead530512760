using Agents.Host.Telephony;

namespace Agents.Host.Tests.Telephony.Sound;

public sealed class SoundTests
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);

    [Theory]
    [InlineData("0 20 40 60", "0 0 0 0")]
    [InlineData("0 20 100 120", "0 0 60 0")]
    [InlineData("500 520", "0 0")]
    [InlineData("0 20 25045", "0 0 10000")]
    [InlineData("0 24 46", "0 0 0")]
    [InlineData("0 20 20 20 80", "0 0 0 0 0")]
    [InlineData("40 0 60", "0 0 0")]
    public void Gaps_in_the_stream_are_filled_up_to_ten_seconds(string at, string gaps)
    {
        var timeline = new SoundTimeline();
        Numbers(at).Select(place => timeline.Next(TimeSpan.FromMilliseconds(place), Frame).TotalMilliseconds).ShouldBe(Numbers(gaps).Select(gap => (double)gap));
    }

    [Fact]
    public void Sound_without_a_place_follows_what_was_before_it()
    {
        var timeline = new SoundTimeline();
        timeline.Next(null, Frame).ShouldBe(TimeSpan.Zero);
        timeline.Next(null, Frame).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Silence_that_was_put_in_for_a_stall_is_no_gap_once_more()
    {
        var timeline = new SoundTimeline();
        timeline.Next(TimeSpan.Zero, Frame);
        timeline.Fill(TimeSpan.FromSeconds(1));
        timeline.Next(TimeSpan.FromMilliseconds(1020), Frame).ShouldBe(TimeSpan.Zero);
        timeline.Next(TimeSpan.FromMilliseconds(1540), Frame).ShouldBe(TimeSpan.FromMilliseconds(500));
    }

    [Theory]
    [InlineData("1 2 3 4", "1 2 3 4")]
    [InlineData("1 3 2 4", "1 2 3 4")]
    [InlineData("5 6 7", "5 6 7")]
    [InlineData("1 2 2 3 1", "1 2 3")]
    [InlineData("1 4 3 2 5", "1 2 3 4 5")]
    [InlineData("1 3 4 5 6", "1")]
    [InlineData("1 3 4 5 6 7", "1 3 4 5 6 7")]
    [InlineData("1 3 4 5 6 7 2 8", "1 3 4 5 6 7 8")]
    public void Chunks_come_out_in_order_and_a_lost_one_holds_up_four(string chunks, string ordered)
    {
        var order = new ChunkOrder<int>();
        Numbers(chunks).SelectMany(chunk => order.Add(chunk, chunk).ToList()).ShouldBe(Numbers(ordered));
    }

    [Fact]
    public void Chunks_without_numbers_pass() => new ChunkOrder<int>().Add(null, 7).ShouldBe([7]);

    [Fact]
    public void Sound_is_cut_into_messages_of_one_length_and_the_last_is_filled_with_silence()
    {
        var cutter = new MessageCutter(4);

        cutter.Add([1, 2, 3]).ShouldBeEmpty();
        cutter.Add([4, 5, 6, 7, 8, 9]).ShouldBe([[1, 2, 3, 4], [5, 6, 7, 8]]);
        cutter.Flush(255).ShouldBe([[9, 255, 255, 255]]);
        cutter.Flush(255).ShouldBeEmpty();
        cutter.Add([1]).ShouldBeEmpty();
        cutter.Forget();
        cutter.Flush(255).ShouldBeEmpty();
    }

    [Fact]
    public void Without_a_length_sound_passes_as_it_is()
    {
        var cutter = new MessageCutter(null);

        cutter.Add([1, 2, 3]).ShouldBe([[1, 2, 3]]);
        cutter.Add([]).ShouldBeEmpty();
        cutter.Flush(255).ShouldBeEmpty();
    }

    private static IEnumerable<int> Numbers(string text) => text.Split(' ').Select(int.Parse);
}
