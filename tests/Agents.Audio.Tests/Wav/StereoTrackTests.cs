using FsCheck;
using FsCheck.Fluent;

namespace Agents.Audio.Tests.Wav;

public sealed class StereoTrackTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_side_is_heard_where_it_was_put()
    {
        using var track = StereoTrack.Create(_folder["call.wav"], 16_000);
        track.WriteLeft(0, Signals.Frame(16_000, 1, 2, 3));
        track.WriteRight(5, Signals.Frame(16_000, 8, 9));
        track.WriteLeft(4, Signals.Frame(16_000, 5, 6));
        track.Length.ShouldBe(7);
        track.Complete();

        WavFile.Read(_folder["call.wav"]).ToArray().ShouldBe([1, 0, 2, 0, 3, 0, 0, 0, 5, 0, 6, 8, 0, 9]);
        _folder.Names.ShouldBe(["call.wav"]);
    }

    [Fact]
    public void Writing_a_side_again_replaces_it_and_leaves_the_other()
    {
        using var track = StereoTrack.Create(_folder["call.wav"], 16_000);
        track.WriteRight(0, Signals.Frame(16_000, 1, 2, 3));
        track.WriteLeft(0, Signals.Frame(16_000, 4, 5, 6));
        track.WriteRight(1, Signals.Frame(16_000, 0));
        track.Complete();

        WavFile.Read(_folder["call.wav"]).ToArray().ShouldBe([4, 1, 5, 0, 6, 3]);
    }

    [Fact]
    public void Silence_at_the_end_can_be_added()
    {
        using var track = StereoTrack.Create(_folder["call.wav"], 16_000);
        track.WriteLeft(0, Signals.Frame(16_000, 1));
        track.ExtendTo(3);
        track.ExtendTo(2);
        track.Complete();

        WavFile.Read(_folder["call.wav"]).ToArray().ShouldBe([1, 0, 0, 0, 0, 0]);
    }

    [Fact]
    public void An_unfinished_recording_leaves_nothing_behind()
    {
        using (var track = StereoTrack.Create(_folder["call.wav"], 16_000))
            track.WriteLeft(100, Signals.Frame(16_000, 1));

        _folder.Names.ShouldBeEmpty();
    }

    [Fact]
    public void Wrong_places_and_formats_are_refused()
    {
        using var track = StereoTrack.Create(_folder["call.wav"], 16_000);

        Should.Throw<ArgumentException>(() => track.WriteLeft(-1, Signals.Frame(16_000, 1))).Message.ShouldStartWith("offset is -1");
        Should.Throw<ArgumentException>(() => track.WriteRight(0, Signals.StereoFrame(16_000, 1, 2))).Message
            .ShouldStartWith("frame has 16000 Hz and 2 channels; a side of this file takes 16000 Hz and 1");
    }

    [Fact]
    public void Any_order_of_writes_gives_what_was_written_last_at_each_place()
        => Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.ListOf(Gen.Choose(0, 300).SelectMany(offset => Gen.Choose(0, 80).SelectMany(length => Gen.Choose(0, 1).Select(side => (offset, length, side))))).ToArbitrary(),
            writes =>
            {
                var expected = new short[writes.Select(write => write.offset + write.length).Append(0).Max() * 2];
                using var track = StereoTrack.Create(_folder["call.wav"], 16_000);
                foreach (var (index, (offset, length, side)) in writes.Index())
                {
                    var frame = Signals.Noise(index, length, 16_000);
                    for (var i = 0; i < length; i++)
                        expected[(2 * (offset + i)) + side] = frame.Samples.Span[i];
                    if (side == 0)
                        track.WriteLeft(offset, frame);
                    else
                        track.WriteRight(offset, frame);
                }

                track.Complete();
                WavFile.Read(_folder["call.wav"]).ToArray().ShouldBe(expected);
            }));
}
