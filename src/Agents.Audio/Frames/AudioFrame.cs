using System.Runtime.InteropServices;

namespace Agents.Audio;

/// <summary>
/// A stretch of 16-bit PCM sound. Immutable: the samples are never written again once the frame exists, so one frame may be shared by
/// any number of readers and threads. Whoever creates a frame over an array gives that array away.
/// </summary>
/// <remarks>Frames have no value equality: two frames are equal only if they are the same object.</remarks>
public sealed partial class AudioFrame
{
    /// <summary>Wraps <paramref name="samples"/> without copying; the caller must not write to that memory afterwards.</summary>
    /// <param name="samples">Interleaved samples: a whole number of sample groups, one sample per channel. May be empty.</param>
    /// <param name="sampleRate">Samples per second and channel, 8000 to 192000.</param>
    /// <param name="channels">1 to 8; default 1.</param>
    /// <exception cref="ArgumentException">The rate or channel count is out of range, or the samples do not divide into whole groups.</exception>
    public AudioFrame(ReadOnlyMemory<short> samples, int sampleRate, int channels = 1)
    {
        AudioFormatLimits.CheckSampleRate(sampleRate);
        AudioFormatLimits.CheckChannels(channels);
        if (samples.Length % channels != 0)
            throw new ArgumentException($"samples holds {samples.Length} values; with {channels} channels the count must be a multiple of {channels}.", nameof(samples));

        Samples = samples;
        SampleRate = sampleRate;
        Channels = channels;
    }

    /// <summary>The samples, interleaved: with two channels left, right, left, right, …</summary>
    public ReadOnlyMemory<short> Samples { get; }

    /// <summary>Samples per second and channel, 8000 to 192000.</summary>
    public int SampleRate { get; }

    /// <summary>The number of channels, 1 to 8.</summary>
    public int Channels { get; }

    /// <summary>The number of samples in each channel.</summary>
    public int SamplesPerChannel => Samples.Length / Channels;

    /// <summary>How long the frame lasts, rounded to 100 ns.</summary>
    public TimeSpan Duration => AudioTime.ToDuration(SamplesPerChannel, SampleRate);

    /// <summary>The number of bytes that <see cref="CopyPcm16To"/> writes: two per sample.</summary>
    public int Pcm16Length => Samples.Length * sizeof(short);

    /// <summary>A frame of zeros.</summary>
    /// <param name="duration">How long, rounded to the nearest sample; zero or more.</param>
    /// <param name="sampleRate">Samples per second, 8000 to 192000.</param>
    /// <param name="channels">1 to 8; default 1.</param>
    /// <exception cref="ArgumentException">The duration is negative or too long for one frame, or the format is out of range.</exception>
    public static AudioFrame Silence(TimeSpan duration, int sampleRate, int channels = 1)
    {
        AudioFormatLimits.CheckChannels(channels);
        var samples = AudioTime.ToSamples(duration, sampleRate) * channels;
        if (samples < 0 || samples > Array.MaxLength)
            throw new ArgumentOutOfRangeException(nameof(duration), duration, $"duration is {duration}; allowed is zero or more, and at most {Array.MaxLength} samples in all channels.");

        return new AudioFrame(new short[samples], sampleRate, channels);
    }

    /// <summary>Copies 16-bit little-endian PCM, as it travels on sockets and in files, into a new frame.</summary>
    /// <param name="littleEndian">Interleaved samples, two bytes each, low byte first.</param>
    /// <param name="sampleRate">Samples per second and channel, 8000 to 192000.</param>
    /// <param name="channels">1 to 8; default 1.</param>
    /// <exception cref="ArgumentException">The bytes do not divide into whole sample groups, or the format is out of range.</exception>
    public static AudioFrame FromPcm16(ReadOnlySpan<byte> littleEndian, int sampleRate, int channels = 1)
    {
        AudioFormatLimits.CheckChannels(channels);
        if (littleEndian.Length % (sizeof(short) * channels) != 0)
            throw new ArgumentException(
                $"littleEndian holds {littleEndian.Length} bytes; 16-bit samples in {channels} channels need a multiple of {sizeof(short) * channels}.", nameof(littleEndian));

        var samples = new short[littleEndian.Length / sizeof(short)];
        littleEndian.CopyTo(MemoryMarshal.AsBytes(samples.AsSpan()));
        Pcm16.SwapIfBigEndian(samples);
        return new AudioFrame(samples, sampleRate, channels);
    }

    /// <summary>Writes the samples as 16-bit little-endian PCM.</summary>
    /// <param name="destination">At least <see cref="Pcm16Length"/> bytes.</param>
    /// <returns>The number of bytes written, always <see cref="Pcm16Length"/>.</returns>
    /// <exception cref="ArgumentException">The destination is too small.</exception>
    public int CopyPcm16To(Span<byte> destination)
    {
        if (destination.Length < Pcm16Length)
            throw new ArgumentException($"destination holds {destination.Length} bytes; this frame needs {Pcm16Length}.", nameof(destination));

        Pcm16.Write(Samples.Span, destination);
        return Pcm16Length;
    }

    /// <summary>The samples as a new array of 16-bit little-endian PCM.</summary>
    public byte[] ToPcm16()
    {
        var bytes = new byte[Pcm16Length];
        CopyPcm16To(bytes);
        return bytes;
    }
}
