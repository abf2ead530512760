namespace Agents.Audio.Tests.Wav;

public sealed class WavWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(8_000, 1)]
    [InlineData(48_000, 2)]
    public void What_is_written_is_read_again(int rate, int channels)
    {
        var frame = Signals.Noise(1, 3_001, rate, channels);

        WavFile.Write(_folder["out.wav"], frame);

        var read = WavFile.Read(_folder["out.wav"]);
        read.SampleRate.ShouldBe(rate);
        read.Channels.ShouldBe(channels);
        read.ToArray().ShouldBe(frame.ToArray());
        _folder.Names.ShouldBe(["out.wav"]);
    }

    [Fact]
    public void The_header_declares_the_sizes()
    {
        WavFile.Write(_folder["out.wav"], Signals.StereoFrame(24_000, 1, 2, 3, 4));

        File.ReadAllBytes(_folder["out.wav"])[..44].ShouldBe(
        [
            .. "RIFF"u8, 44, 0, 0, 0, .. "WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 2, 0, 0xC0, 0x5D, 0, 0, 0x00, 0x77, 0x01, 0, 4, 0, 16, 0, .. "data"u8, 8, 0, 0, 0,
        ]);
    }

    [Fact]
    public void More_than_4_GiB_are_declared_as_to_the_end()
    {
        var header = new byte[WavHeader.Size];

        WavHeader.Write(header, 48_000, 2, 5L << 30);

        header[40..].ShouldBe([0xFF, 0xFF, 0xFF, 0xFF]);
        WavHeader.Read(new MemoryStream(header)).DataBytes.ShouldBe(long.MaxValue);
    }

    [Fact]
    public void Nothing_has_the_name_before_it_is_complete()
    {
        File.WriteAllText(_folder["out.wav"], "the old one");
        using var writer = WavWriter.Create(_folder["out.wav"], 16_000);
        writer.Write(Signals.Frame(16_000, 1));

        File.ReadAllText(_folder["out.wav"]).ShouldBe("the old one");
        _folder.Names.ShouldBe(["out.wav", "out.wav.part"]);

        writer.Complete();
        WavFile.Read(_folder["out.wav"]).ToArray().ShouldBe([1]);
        _folder.Names.ShouldBe(["out.wav"]);
    }

    [Fact]
    public void What_is_given_up_leaves_nothing_behind()
    {
        File.WriteAllText(_folder["out.wav"], "the old one");
        using (var writer = WavWriter.Create(_folder["out.wav"], 16_000))
            writer.Write(Signals.Frame(16_000, 1));

        _folder.Names.ShouldBe(["out.wav"]);
        File.ReadAllText(_folder["out.wav"]).ShouldBe("the old one");
    }

    [Fact]
    public void A_failing_rename_leaves_nothing_behind()
    {
        Directory.CreateDirectory(_folder["taken.wav"]);

        Should.Throw<Exception>(() => WavFile.Write(_folder["taken.wav"], Signals.Frame(16_000, 1))).ShouldBeAssignableTo<SystemException>();

        _folder.Names.ShouldBeEmpty();
    }

    [Fact]
    public void Frames_of_another_format_are_refused()
    {
        using var writer = WavWriter.Create(_folder["out.wav"], 16_000);

        Should.Throw<ArgumentException>(() => writer.Write(Signals.Frame(8_000, 1))).Message
            .ShouldStartWith("frame has 8000 Hz and 1 channels; this file takes 16000 Hz and 1");
    }
}
