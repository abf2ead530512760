using static Agents.Audio.Tests.Wav.WavBytes;

namespace Agents.Audio.Tests.Wav;

public class WavReaderTests
{
    private static readonly byte[] TwoSamples = [1, 0, 0xFE, 0xFF];

    [Fact]
    public void A_plain_file_is_read()
    {
        var frame = Read(File(Format(rate: 8_000), Chunk("data", TwoSamples)));

        frame.SampleRate.ShouldBe(8_000);
        frame.Channels.ShouldBe(1);
        frame.ToArray().ShouldBe([1, -2]);
    }

    [Fact]
    public void A_stereo_file_keeps_its_channels() => Read(File(Format(channels: 2, rate: 48_000), Chunk("data", TwoSamples))).Channels.ShouldBe(2);

    [Fact]
    public void Other_chunks_are_skipped_also_of_odd_length()
        => Read(File(Chunk("LIST", new byte[2_001]), Format(), Chunk("fact", new byte[4]), Chunk("junk", new byte[3]), Chunk("data", TwoSamples), Chunk("LIST", new byte[9])))
            .ToArray().ShouldBe([1, -2]);

    [Fact]
    public void A_format_chunk_may_be_longer_than_needed() => Read(File(Format(extra: new byte[100]), Chunk("data", TwoSamples))).ToArray().ShouldBe([1, -2]);

    [Fact]
    public void Extensible_PCM_is_PCM() => Read(File(Extensible(tag: 1, bits: 16), Chunk("data", TwoSamples))).ToArray().ShouldBe([1, -2]);

    [Theory]
    [InlineData(0xFFFF_FFFFu, 0xFFFF_FFFFu)] // ffmpeg to a pipe
    [InlineData(0u, 0u)]                     // header never patched
    [InlineData(36u, 0u)]                    // patched only for the empty file
    [InlineData(0xFFFF_FFFFu, 0u)]
    [InlineData(0x7FFF_F024u, 0x7FFF_F000u)] // sox to a pipe
    [InlineData(100u, 64u)]                  // cut short
    public void Sizes_of_streaming_writers_and_of_cut_files_mean_to_the_end(uint riffSize, uint dataSize)
        => Read(Riff("RIFF", riffSize, Format(), Chunk("data", TwoSamples, dataSize))).ToArray().ShouldBe([1, -2]);

    [Fact]
    public void A_really_empty_data_chunk_stays_empty()
        => Read(File(Format(), Chunk("data", []), Chunk("LIST", new byte[40]))).SamplesPerChannel.ShouldBe(0);

    [Fact]
    public void Half_a_sample_at_the_end_is_left_out()
        => Read(Riff("RIFF", null, Format(channels: 2), Chunk("data", [1, 0, 2, 0, 3, 0], 1000))).ToArray().ShouldBe([1, 2]);

    [Fact]
    public void An_RF64_file_has_its_size_in_ds64()
    {
        byte[] ds64 = [.. new byte[8], .. U32(2), .. U32(0), .. new byte[12]];
        Read(Riff("RF64", 0xFFFF_FFFF, Chunk("ds64", ds64), Format(), Chunk("data", TwoSamples, 0xFFFF_FFFF))).ToArray().ShouldBe([1]);
    }

    [Theory]
    [InlineData(1, 8, new byte[] { 128, 0, 255 }, new short[] { 0, -32768, 32512 })]
    [InlineData(1, 24, new byte[] { 0, 1, 0, 0x80, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0, 0, 0x80 }, new short[] { 1, 0, 32767, -32768 })]
    [InlineData(1, 32, new byte[] { 0, 0, 1, 0, 0xFF, 0xFF, 0xFF, 0x7F, 0, 0, 0, 0x80 }, new short[] { 1, 32767, -32768 })]
    [InlineData(7, 8, new byte[] { 0xFF, 0x80, 0x00 }, new short[] { 0, 32124, -32124 })]
    [InlineData(6, 8, new byte[] { 0xD5, 0xAA }, new short[] { 8, 32256 })]
    public void Other_encodings_become_16_bit(int tag, int bits, byte[] data, short[] expected)
        => Read(File(Format((ushort)tag, bits: (ushort)bits), Chunk("data", data))).ToArray().ShouldBe(expected);

    [Theory]
    [InlineData(1, 8, new byte[] { 0x80, 0x40 }, new short[] { 0, -16384 })]
    [InlineData(1, 24, new byte[] { 0, 0, 0x40, 0, 0, 0xC0 }, new short[] { 16384, -16384 })]
    [InlineData(1, 32, new byte[] { 0, 0, 0, 0x40, 0, 0, 0, 0xC0 }, new short[] { 16384, -16384 })]
    [InlineData(3, 32, new byte[] { 0, 0, 0, 0x3F, 0, 0, 0, 0xBF }, new short[] { 16384, -16384 })]
    [InlineData(7, 8, new byte[] { 0xFF, 0x80 }, new short[] { 0, 32124 })]
    public void An_extensible_header_says_the_same_as_a_plain_one(int tag, int bits, byte[] data, short[] expected)
        => Read(File(Extensible((ushort)tag, (ushort)bits), Chunk("data", data))).ToArray().ShouldBe(expected);

    [Fact]
    public void Floats_become_16_bit_and_clip()
    {
        byte[] floats = [.. new[] { 0f, 0.5f, -1f, 1f, 7f, float.NaN, float.NegativeInfinity }.SelectMany(BitConverter.GetBytes)];
        byte[] doubles = [.. new[] { 0.25, -0.5 }.SelectMany(BitConverter.GetBytes)];

        Read(File(Format(3, bits: 32), Chunk("data", floats))).ToArray().ShouldBe([0, 16384, -32768, 32767, 32767, 0, -32768]);
        Read(File(Extensible(3, bits: 64), Chunk("data", doubles))).ToArray().ShouldBe([8192, -16384]);
    }

    public static TheoryData<string, byte[]> Refused => new()
    {
        { "the file is empty; give a WAV file", [] },
        { "not a WAV file: it is an MP3 file", [.. "ID3"u8, .. new byte[20]] },
        { "not a WAV file: it is an MP3 file", [0xFF, 0xFB, 0x90, .. new byte[20]] },
        { "not a WAV file: it is an Ogg file", [.. "OggS"u8, .. new byte[20]] },
        { "not a WAV file: it is a FLAC file", [.. "fLaC"u8, .. new byte[20]] },
        { "not a WAV file: it is an MP4 or M4A file", [0, 0, 0, 32, .. "ftypM4A "u8] },
        { "not a WAV file: it is an AIFF file", [.. "FORM"u8, .. new byte[20]] },
        { "not a WAV file: it is a big-endian WAV file (RIFX)", [.. "RIFX"u8, .. new byte[20]] },
        { "not a WAV file: it is a RIFF file of another kind", [.. "RIFF"u8, .. new byte[4], .. "AVI "u8] },
        { "not a WAV file: it is something without a WAV header", [1, 2] },
        { "the WAV file ends before its first sample", [.. "RIFF"u8, 1] },
        { "the WAV file ends before its first sample", File(Format()) },
        { "the WAV file ends before its first sample", File(Chunk("fmt ", new byte[10]), Chunk("data", TwoSamples)) },
        { "the WAV file ends before its first sample", File(Chunk("LIST", [1, 2], size: 500)) },
        { "the WAV file has samples before it says their format", File(Chunk("data", TwoSamples), Format()) },
        { "the WAV file has 6 channels; allowed are mono or stereo, 8000 to 48000 Hz", File(Format(channels: 6), Chunk("data", TwoSamples)) },
        { "the WAV file has 0 channels", File(Format(channels: 0), Chunk("data", TwoSamples)) },
        { "the WAV file has 96000 Hz; allowed are", File(Format(rate: 96_000), Chunk("data", TwoSamples)) },
        { "the WAV file has 4000 Hz; allowed are", File(Format(rate: 4_000), Chunk("data", TwoSamples)) },
        { "the WAV file has PCM with 12 bits; allowed are", File(Format(bits: 12), Chunk("data", TwoSamples)) },
        { "the WAV file has MP3 with 0 bits; allowed are", File(Format(0x55, bits: 0), Chunk("data", TwoSamples)) },
        { "the WAV file has format 0x1234 with 4 bits; allowed are", File(Format(0x1234, bits: 4), Chunk("data", TwoSamples)) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Anything_else_is_refused_with_what_was_found_and_what_is_allowed(string message, byte[] file)
    {
        var error = Should.Throw<WavFormatException>(() => Read(file)).Message;

        error.ShouldStartWith(message);
        error.ShouldNotContain("\n");
    }

    [Fact]
    public void No_damaged_header_causes_another_exception()
    {
        var random = new Random(20260101);
        var good = File(Extensible(1, 16), Chunk("LIST", new byte[11]), Chunk("data", new byte[64]));
        for (var round = 0; round < 5_000; round++)
        {
            var bad = good[..random.Next(good.Length + 1)];
            for (var i = random.Next(4); i > 0 && bad.Length > 0; i--)
                bad[random.Next(bad.Length)] = (byte)random.Next(256);
            try
            {
                Read(bad);
            }
            catch (WavFormatException)
            {
            }
        }
    }

    [Fact]
    public void Frames_come_in_the_asked_size_until_the_end()
    {
        using var reader = new WavReader(new MemoryStream(File(Format(), Chunk("data", new byte[500]))));

        reader.Format.ShouldBe(new WavFormat(16_000, 1, WavEncoding.Pcm16));
        reader.Read(160)!.SamplesPerChannel.ShouldBe(160);
        reader.Read(160)!.SamplesPerChannel.ShouldBe(90);
        reader.Read(160).ShouldBeNull();
        Should.Throw<ArgumentException>(() => reader.Read(0)).Message.ShouldStartWith("maxSamplesPerChannel is 0");
    }

    [Fact]
    public void A_refused_file_is_not_left_open()
    {
        using var folder = new TemporaryFolder();
        System.IO.File.WriteAllBytes(folder["no.wav"], [1, 2, 3]);

        Should.Throw<WavFormatException>(() => WavFile.Read(folder["no.wav"]));
        using var exclusive = System.IO.File.Open(folder["no.wav"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [Fact]
    public void Headerless_samples_are_read_with_a_given_rate()
    {
        using var folder = new TemporaryFolder();
        System.IO.File.WriteAllBytes(folder["speech.raw"], [1, 0, 2, 0, 3]);

        var frame = WavFile.ReadRaw(folder["speech.raw"], 16_000);

        frame.SampleRate.ShouldBe(16_000);
        frame.ToArray().ShouldBe([1, 2]);
    }

    private static AudioFrame Read(byte[] file) => WavFile.Read(new MemoryStream(file));
}
