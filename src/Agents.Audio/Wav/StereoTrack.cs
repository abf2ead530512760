using System.Buffers;
using System.Buffers.Binary;

namespace Agents.Audio;

/// <summary>
/// Writes a conversation as one stereo WAV file with true timing: each side is put at the sample where it was heard, in any order and with
/// gaps, which are silent. Written aside as <c>path.part</c>; <see cref="Complete"/> renames it, disposing without it removes it.
/// </summary>
/// <remarks>Memory does not grow with the length of the recording. For one thread at a time. Where one side is written twice, the later one stays.</remarks>
public sealed class StereoTrack : IDisposable
{
    private const int BlockSize = 2 * sizeof(short);

    private readonly PartFile _file;
    private readonly int _sampleRate;

    private StereoTrack(PartFile file, int sampleRate) => (_file, _sampleRate) = (file, sampleRate);

    /// <summary>The length so far, in samples per channel: where the later of the two sides ends.</summary>
    public long Length { get; private set; }

    /// <summary>Starts a file.</summary>
    /// <param name="path">Where the file shall be; an older one is replaced when this one is complete.</param>
    /// <param name="sampleRate">Samples per second of both sides, 8000 to 192000.</param>
    /// <exception cref="ArgumentException">The rate is out of range.</exception>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static StereoTrack Create(string path, int sampleRate)
    {
        AudioFormatLimits.CheckSampleRate(sampleRate);
        return new StereoTrack(new PartFile(path), sampleRate);
    }

    /// <summary>Puts sound on the left side.</summary>
    /// <param name="offset">The sample at which the frame begins, counted from the beginning of the recording; 0 or more.</param>
    /// <param name="frame">A mono frame with the rate of this file.</param>
    /// <exception cref="ArgumentException">The offset is negative, or the frame's format is another one.</exception>
    /// <exception cref="IOException">The frame cannot be written.</exception>
    public void WriteLeft(long offset, AudioFrame frame) => Write(offset, frame, side: 0);

    /// <summary>Puts sound on the right side.</summary>
    /// <param name="offset">The sample at which the frame begins, counted from the beginning of the recording; 0 or more.</param>
    /// <param name="frame">A mono frame with the rate of this file.</param>
    /// <exception cref="ArgumentException">The offset is negative, or the frame's format is another one.</exception>
    /// <exception cref="IOException">The frame cannot be written.</exception>
    public void WriteRight(long offset, AudioFrame frame) => Write(offset, frame, side: 1);

    /// <summary>Lengthens the recording with silence on both sides; a recording that is already longer stays as it is.</summary>
    /// <param name="length">The least length in samples per channel.</param>
    /// <exception cref="IOException">The file cannot be lengthened.</exception>
    public void ExtendTo(long length)
    {
        if (length <= Length)
            return;

        RandomAccess.SetLength(_file.Handle, WavHeader.Size + (length * BlockSize));
        Length = length;
    }

    /// <summary>Enters the sizes and gives the file its name. Nothing can be written afterwards.</summary>
    /// <exception cref="IOException">The file cannot be completed.</exception>
    public void Complete()
    {
        Span<byte> header = stackalloc byte[WavHeader.Size];
        WavHeader.Write(header, _sampleRate, channels: 2, Length * BlockSize);
        RandomAccess.Write(_file.Handle, header, 0);
        _file.Complete();
    }

    /// <summary>Removes what was written, unless it was completed.</summary>
    public void Dispose() => _file.Dispose();

    private void Write(long offset, AudioFrame frame, int side)
    {
        if (offset < 0)
            throw new ArgumentOutOfRangeException(nameof(offset), offset, $"offset is {offset}; allowed is 0 or more.");
        if (frame.SampleRate != _sampleRate || frame.Channels != 1)
            throw new ArgumentException($"frame has {frame.SampleRate} Hz and {frame.Channels} channels; a side of this file takes {_sampleRate} Hz and 1.", nameof(frame));

        ExtendTo(offset + frame.SamplesPerChannel);
        var blocks = ArrayPool<byte>.Shared.Rent(frame.SamplesPerChannel * BlockSize);
        try
        {
            Merge(WavHeader.Size + (offset * BlockSize), blocks.AsSpan(0, frame.SamplesPerChannel * BlockSize), frame.Samples.Span, side);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(blocks);
        }
    }

    /// <summary>Reads the other side's samples at this place, adds ours, and writes both back.</summary>
    private void Merge(long position, Span<byte> blocks, ReadOnlySpan<short> samples, int side)
    {
        for (var read = 0; read < blocks.Length;)
        {
            var count = RandomAccess.Read(_file.Handle, blocks[read..], position + read);
            read += count > 0 ? count : throw new IOException("the recording's .part file was shortened by someone else");
        }

        for (var i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(blocks[((i * BlockSize) + (side * sizeof(short)))..], samples[i]);
        RandomAccess.Write(_file.Handle, blocks, position);
    }
}
