using FsCheck;
using FsCheck.Fluent;

namespace Agents.Audio.Tests.Framing;

public class FrameChunkerTests
{
    private static readonly TimeSpan TwentyMs = TimeSpan.FromMilliseconds(20);

    [Theory]
    [InlineData(20, 8_000, 160)]
    [InlineData(50, 24_000, 1200)]
    [InlineData(10, 44_100, 441)]
    [InlineData(20, 11_025, 221)]
    public void A_chunk_has_the_samples_of_its_duration(int milliseconds, int rate, int samples)
        => new FrameChunker(TimeSpan.FromMilliseconds(milliseconds), rate).ChunkSamples.ShouldBe(samples);

    [Fact]
    public void Chunks_have_full_length_and_the_rest_comes_with_the_flush()
    {
        var lengths = new List<int>();
        var chunker = new FrameChunker(TwentyMs, 8_000);
        foreach (var count in new[] { 100, 0, 300, 59, 1 })
        {
            chunker.Push(new AudioFrame(new short[count], 8_000));
            while (chunker.TryTake() is { } chunk)
                lengths.Add(chunk.SamplesPerChannel);
        }

        lengths.ShouldBe([160, 160]);
        chunker.Pending.ShouldBe(140);
        chunker.Flush()!.SamplesPerChannel.ShouldBe(140);
        chunker.Flush().ShouldBeNull();
    }

    [Fact]
    public void A_chunk_inside_one_frame_is_a_slice_of_it()
    {
        var samples = new short[320];
        var chunker = new FrameChunker(TwentyMs, 8_000);
        chunker.Push(new AudioFrame(samples, 8_000));
        chunker.TryTake();
        samples[160] = 7;

        chunker.TryTake()!.Samples.Span[0].ShouldBe((short)7);
    }

    [Fact]
    public void The_rest_can_be_padded_with_silence()
    {
        var chunker = new FrameChunker(TwentyMs, 8_000, channels: 2);
        chunker.Push(Signals.StereoFrame(8_000, 1, 2));

        chunker.Flush(padWithSilence: true)!.ToArray().ShouldBe([1, 2, .. new short[318]]);
    }

    [Fact]
    public void Clearing_forgets_what_is_pending()
    {
        var chunker = new FrameChunker(TwentyMs, 8_000);
        chunker.Push(Signals.Frame(8_000, 1, 2));
        chunker.Clear();

        chunker.Flush().ShouldBeNull();
    }

    [Fact]
    public void Frames_of_another_format_and_empty_chunks_are_refused()
    {
        Should.Throw<ArgumentException>(() => new FrameChunker(TwentyMs, 8_000).Push(Signals.Frame(16_000, 1))).Message
            .ShouldStartWith("frame has 16000 Hz and 1 channels; this stream takes 8000 Hz and 1");
        Should.Throw<ArgumentException>(() => new FrameChunker(TimeSpan.Zero, 8_000)).Message.ShouldStartWith("chunkDuration is 00:00:00");
    }

    [Fact]
    public void However_the_input_is_cut_the_same_samples_come_out_in_the_same_chunks()
        => Check.QuickThrowOnFailure(Prop.ForAll(
                Gen.ListOf(Gen.Choose(0, 700)).ToArbitrary(),
                Gen.Choose(1, 2).ToArbitrary(),
                (cuts, channels) =>
                {
                    var input = Signals.Noise(seed: 7, cuts.Sum(), 8_000, channels);
                    var chunker = new FrameChunker(TwentyMs, 8_000, channels);
                    var output = new List<short>();
                    var start = 0;
                    foreach (var cut in cuts)
                    {
                        chunker.Push(input.Slice(start, cut));
                        start += cut;
                        while (chunker.TryTake() is { } chunk)
                        {
                            chunk.SamplesPerChannel.ShouldBe(160);
                            output.AddRange(chunk.ToArray());
                        }
                    }

                    output.AddRange(chunker.Flush()?.ToArray() ?? []);
                    output.ShouldBe(input.ToArray());
                }));
}
