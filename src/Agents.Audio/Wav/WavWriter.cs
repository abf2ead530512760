using System.Buffers;

namespace Agents.Audio;

/// <summary>
/// Writes a 16-bit PCM WAV file frame by frame. It is written aside as <c>path.part</c>; <see cref="Complete"/> enters the sizes
/// and renames it, so that nobody ever sees half a file. Disposing without <see cref="Complete"/> removes it.
/// </summary>
/// <remarks>For one thread at a time.</remarks>
public sealed class WavWriter : IDisposable
{
    private readonly PartFile _file;
    private readonly int _sampleRate;
    private readonly int _channels;
    private long _dataBytes;

    private WavWriter(PartFile file, int sampleRate, int channels) => (_file, _sampleRate, _channels) = (file, sampleRate, channels);

    /// <summary>Starts a file.</summary>
    /// <param name="path">Where the file shall be; an older one is replaced when this one is complete.</param>
    /// <param name="sampleRate">Samples per second and channel, 8000 to 192000.</param>
    /// <param name="channels">1 to 8; default 1.</param>
    /// <exception cref="ArgumentException">The rate or channel count is out of range.</exception>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static WavWriter Create(string path, int sampleRate, int channels = 1)
    {
        AudioFormatLimits.CheckSampleRate(sampleRate);
        AudioFormatLimits.CheckChannels(channels);
        return new WavWriter(new PartFile(path), sampleRate, channels);
    }

    /// <summary>Appends a frame.</summary>
    /// <param name="frame">A frame with the rate and channels of this file.</param>
    /// <exception cref="ArgumentException">The frame's format is another one.</exception>
    /// <exception cref="IOException">The frame cannot be written.</exception>
    public void Write(AudioFrame frame)
    {
        if (frame.SampleRate != _sampleRate || frame.Channels != _channels)
            throw new ArgumentException($"frame has {frame.SampleRate} Hz and {frame.Channels} channels; this file takes {_sampleRate} Hz and {_channels}.", nameof(frame));

        var buffer = ArrayPool<byte>.Shared.Rent(frame.Pcm16Length);
        try
        {
            var count = frame.CopyPcm16To(buffer);
            RandomAccess.Write(_file.Handle, buffer.AsSpan(0, count), WavHeader.Size + _dataBytes);
            _dataBytes += count;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Enters the sizes and gives the file its name. Nothing can be written afterwards.</summary>
    /// <exception cref="IOException">The file cannot be completed.</exception>
    public void Complete()
    {
        Span<byte> header = stackalloc byte[WavHeader.Size];
        WavHeader.Write(header, _sampleRate, _channels, _dataBytes);
        RandomAccess.Write(_file.Handle, header, 0);
        _file.Complete();
    }

    /// <summary>Removes what was written, unless it was completed.</summary>
    public void Dispose() => _file.Dispose();
}
