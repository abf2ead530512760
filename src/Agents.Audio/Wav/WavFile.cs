namespace Agents.Audio;

/// <summary>Whole recordings in one call.</summary>
public static class WavFile
{
    /// <summary>Reads a whole WAV file as 16-bit samples.</summary>
    /// <param name="path">Mono or stereo, 8000 to 48000 Hz, any <see cref="WavEncoding"/>.</param>
    /// <exception cref="WavFormatException">The file is not a WAV file, or one of a kind that is not read.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static AudioFrame Read(string path)
    {
        using var reader = WavReader.Open(path);
        return ReadAll(reader);
    }

    /// <summary>Reads a whole WAV stream as 16-bit samples. The stream stays open.</summary>
    /// <param name="stream">A readable stream, at the first byte of the file.</param>
    /// <exception cref="WavFormatException">The stream is not a WAV file, or one of a kind that is not read.</exception>
    public static AudioFrame Read(Stream stream)
    {
        using var reader = new WavReader(stream, leaveOpen: true);
        return ReadAll(reader);
    }

    /// <summary>Reads a whole file of headerless 16-bit little-endian PCM. A last half-written sample group is left out.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sampleRate">Samples per second and channel, 8000 to 192000: the file does not tell.</param>
    /// <param name="channels">1 to 8; default 1.</param>
    /// <exception cref="ArgumentException">The rate or channel count is out of range.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static AudioFrame ReadRaw(string path, int sampleRate, int channels = 1)
    {
        AudioFormatLimits.CheckSampleRate(sampleRate);
        AudioFormatLimits.CheckChannels(channels);
        var bytes = File.ReadAllBytes(path);
        return AudioFrame.FromPcm16(bytes.AsSpan(0, bytes.Length - (bytes.Length % (channels * sizeof(short)))), sampleRate, channels);
    }

    /// <summary>Writes one frame as a 16-bit PCM WAV file: aside as <c>path.part</c> first, then renamed over <paramref name="path"/>.</summary>
    /// <param name="path">Where the file shall be; an older one is replaced.</param>
    /// <param name="frame">The sound.</param>
    /// <exception cref="IOException">The file cannot be written; nothing is left behind.</exception>
    public static void Write(string path, AudioFrame frame)
    {
        using var writer = WavWriter.Create(path, frame.SampleRate, frame.Channels);
        writer.Write(frame);
        writer.Complete();
    }

    private static AudioFrame ReadAll(WavReader reader)
    {
        var frames = new List<AudioFrame>();
        while (reader.Read(reader.Format.SampleRate) is { } frame)
            frames.Add(frame);
        return frames.Count == 0 ? new AudioFrame(default, reader.Format.SampleRate, reader.Format.Channels) : AudioFrame.Concat(frames);
    }
}
