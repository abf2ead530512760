using System.Buffers;

namespace Agents.Audio;

/// <summary>
/// Reads a WAV stream from beginning to end as 16-bit frames; the stream need not be seekable. Unknown chunks are skipped. A data chunk that
/// is cut short, or whose size a streaming writer left at zero or at its maximum, is read to the end of the stream.
/// </summary>
public sealed class WavReader : IDisposable
{
    private readonly Stream _stream;
    private readonly bool _leaveOpen;
    private long _bytesLeft;

    /// <summary>Reads the header, up to the first sample.</summary>
    /// <param name="stream">A readable stream, at the first byte of the file.</param>
    /// <param name="leaveOpen">True to leave <paramref name="stream"/> open on <see cref="Dispose"/>; default false.</param>
    /// <exception cref="WavFormatException">The stream is not a WAV file, or one of a kind that is not read.</exception>
    public WavReader(Stream stream, bool leaveOpen = false)
    {
        _stream = stream;
        _leaveOpen = leaveOpen;
        (Format, _bytesLeft) = WavHeader.Read(stream);
    }

    /// <summary>What the header declares.</summary>
    public WavFormat Format { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="path">A WAV file.</param>
    /// <exception cref="WavFormatException">The file is not a WAV file, or one of a kind that is not read.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static WavReader Open(string path)
    {
        var file = File.OpenRead(path);
        try
        {
            return new WavReader(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads the next samples.</summary>
    /// <param name="maxSamplesPerChannel">The most samples per channel to return, 1 or more. Only the last frame is shorter.</param>
    /// <returns>A frame with the file's rate and channels, or null at the end.</returns>
    /// <exception cref="ArgumentException"><paramref name="maxSamplesPerChannel"/> is below 1.</exception>
    public AudioFrame? Read(int maxSamplesPerChannel)
    {
        if (maxSamplesPerChannel < 1)
            throw new ArgumentOutOfRangeException(nameof(maxSamplesPerChannel), maxSamplesPerChannel, $"maxSamplesPerChannel is {maxSamplesPerChannel}; allowed is 1 or more.");

        var wanted = (int)Math.Min((long)maxSamplesPerChannel * Format.BlockSize, Math.Min(_bytesLeft, Array.MaxLength));
        var buffer = ArrayPool<byte>.Shared.Rent(wanted);
        try
        {
            var got = _stream.ReadAtLeast(buffer.AsSpan(0, wanted), wanted, throwOnEndOfStream: false);
            _bytesLeft = got < wanted ? 0 : _bytesLeft - got;
            var blocks = got / Format.BlockSize;
            if (blocks == 0)
                return null;

            var samples = new short[blocks * Format.Channels];
            SampleDecoder.Decode(Format.Encoding, buffer.AsSpan(0, blocks * Format.BlockSize), samples);
            return new AudioFrame(samples, Format.SampleRate, Format.Channels);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Closes the stream, unless it was to be left open.</summary>
    public void Dispose()
    {
        if (!_leaveOpen)
            _stream.Dispose();
    }
}
