namespace Agents.Audio.Tests.Frames;

public class AudioFrameTests
{
    [Fact]
    public void A_frame_tells_its_format_and_duration()
    {
        var frame = new AudioFrame(new short[960], 24_000, 2);

        frame.SamplesPerChannel.ShouldBe(480);
        frame.Duration.ShouldBe(TimeSpan.FromMilliseconds(20));
        frame.Pcm16Length.ShouldBe(1920);
    }

    [Theory]
    [InlineData(7_999, 1, "sampleRate is 7999; allowed are 8000 to 192000")]
    [InlineData(192_001, 1, "sampleRate is 192001; allowed are 8000 to 192000")]
    [InlineData(16_000, 0, "channels is 0; allowed are 1 to 8")]
    [InlineData(16_000, 9, "channels is 9; allowed are 1 to 8")]
    [InlineData(16_000, 3, "samples holds 4 values; with 3 channels the count must be a multiple of 3")]
    public void A_wrong_format_is_refused_by_name_value_and_what_is_allowed(int rate, int channels, string message)
        => Should.Throw<ArgumentException>(() => new AudioFrame(new short[4], rate, channels)).Message.ShouldStartWith(message);

    [Fact]
    public void Bytes_that_are_no_whole_samples_are_refused()
        => Should.Throw<ArgumentException>(() => AudioFrame.FromPcm16(new byte[3], 16_000)).Message
            .ShouldStartWith("littleEndian holds 3 bytes; 16-bit samples in 1 channels need a multiple of 2");

    [Fact]
    public void Little_endian_bytes_become_samples_and_back()
    {
        byte[] bytes = [0x01, 0x00, 0xFF, 0x7F, 0x00, 0x80, 0xFE, 0xFF];

        var frame = AudioFrame.FromPcm16(bytes, 16_000, 2);

        frame.ToArray().ShouldBe([1, 32767, -32768, -2]);
        frame.ToPcm16().ShouldBe(bytes);
    }

    [Fact]
    public void A_frame_made_of_bytes_does_not_change_with_them()
    {
        byte[] bytes = [1, 0];
        var frame = AudioFrame.FromPcm16(bytes, 16_000);

        bytes[0] = 9;

        frame.ToArray().ShouldBe([1]);
    }

    [Fact]
    public void Copying_into_too_small_a_buffer_names_both_sizes()
        => Should.Throw<ArgumentException>(() => new AudioFrame(new short[4], 16_000).CopyPcm16To(new byte[7])).Message
            .ShouldStartWith("destination holds 7 bytes; this frame needs 8");

    [Fact]
    public void Silence_is_zeros_of_the_asked_duration()
    {
        var silence = AudioFrame.Silence(TimeSpan.FromMilliseconds(30), 8_000, 2);

        silence.ToArray().ShouldBe(new short[480]);
        Should.Throw<ArgumentException>(() => AudioFrame.Silence(TimeSpan.FromTicks(-10_000), 8_000)).Message.ShouldStartWith("duration is -00:00:00.001");
    }

    [Fact]
    public void A_slice_shares_the_memory_of_its_frame()
    {
        short[] samples = [1, 2, 3, 4, 5, 6];
        var slice = new AudioFrame(samples, 16_000, 2).Slice(1, 2);

        slice.ToArray().ShouldBe([3, 4, 5, 6]);
        samples[2] = 33;
        slice.Samples.Span[0].ShouldBe((short)33);
    }

    [Theory]
    [InlineData(0, 10, 0, 10)]
    [InlineData(5, 100, 5, 15)]
    [InlineData(20, 1, 0, 0)]
    [InlineData(400, 1, 0, 0)]
    [InlineData(19, 10, 19, 1)]
    public void A_slice_by_time_is_cut_to_the_frame(int startMs, int lengthMs, int firstMs, int expectedMs)
    {
        var frame = new AudioFrame(Enumerable.Range(0, 160).Select(i => (short)i).ToArray(), 8_000);

        var slice = frame.Slice(TimeSpan.FromMilliseconds(startMs), TimeSpan.FromMilliseconds(lengthMs));

        slice.SamplesPerChannel.ShouldBe(expectedMs * 8);
        if (expectedMs > 0)
            slice.Samples.Span[0].ShouldBe((short)(firstMs * 8));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(5, 0)]
    [InlineData(1, 4)]
    [InlineData(1, -1)]
    public void A_slice_outside_the_frame_is_refused(int start, int count)
        => Should.Throw<ArgumentException>(() => new AudioFrame(new short[4], 16_000).Slice(start, count));

    [Fact]
    public void Frames_of_one_format_are_joined_in_order()
    {
        var joined = AudioFrame.Concat([Signals.Frame(16_000, 1, 2), Signals.Frame(16_000), Signals.Frame(16_000, 3)]);

        joined.ToArray().ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Frames_of_different_formats_are_not_joined()
    {
        Should.Throw<ArgumentException>(() => AudioFrame.Concat([Signals.Frame(16_000, 1, 2), Signals.Frame(8_000, 3)])).Message
            .ShouldStartWith("frames[1] has 8000 Hz and 1 channels; like frames[0] it must have 16000 Hz and 1");
        Should.Throw<ArgumentException>(() => AudioFrame.Concat([])).Message.ShouldStartWith("frames is empty");
    }

    [Fact]
    public void The_down_mix_is_the_average_rounded_down()
    {
        Signals.StereoFrame(16_000, 1, 2, -1, -2, 32767, 32767, -32768, -32768, 5, -4).ToMono().ToArray()
            .ShouldBe([1, -2, 32767, -32768, 0]);
    }

    [Fact]
    public void A_mono_frame_is_its_own_down_mix()
    {
        var frame = Signals.Frame(16_000, 1, 2);
        frame.ToMono().ShouldBeSameAs(frame);
    }
}
