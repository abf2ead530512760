using System.Buffers.Binary;

namespace Agents.Audio;

/// <summary>Finds the format and the samples in a RIFF (or RF64) stream, and writes the header of a 16-bit PCM file.</summary>
internal static class WavHeader
{
    /// <summary>Bytes of the header that <see cref="Write"/> makes.</summary>
    public const int Size = 44;

    private const int ChunkHeaderSize = 8;
    private const int RiffHeaderSize = 12;
    private const uint Rf64Placeholder = uint.MaxValue;

    /// <summary>Reads up to the first byte of sound.</summary>
    /// <returns>The format, and the number of bytes of sound to expect: <see cref="long.MaxValue"/> for "to the end of the stream".</returns>
    public static (WavFormat Format, long DataBytes) Read(Stream stream)
    {
        var riffSize = ReadRiffHeader(stream);
        var position = (long)RiffHeaderSize;
        WavFormat? format = null;
        ulong? size64 = null;
        Span<byte> header = stackalloc byte[ChunkHeaderSize];
        Span<byte> body = stackalloc byte[WavFormatChunk.MaxSize];
        while (stream.ReadAtLeast(header, ChunkHeaderSize, throwOnEndOfStream: false) == ChunkHeaderSize)
        {
            position += ChunkHeaderSize;
            var size = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
            if (header[..4].SequenceEqual("data"u8))
            {
                return format is null
                    ? throw new WavFormatException("the WAV file has samples before it says their format (no fmt chunk before data); the file is damaged, make it anew")
                    : (format, DataBytes(size, size64, riffSize, position));
            }

            var wanted = (int)Math.Min(size, (uint)body.Length);
            var read = stream.ReadAtLeast(body[..wanted], wanted, throwOnEndOfStream: false);
            if (header[..4].SequenceEqual("fmt "u8))
                format = read >= WavFormatChunk.MinSize ? WavFormatChunk.Parse(body[..read]) : throw Cut();
            else if (header[..4].SequenceEqual("ds64"u8) && read >= 16)
                size64 = BinaryPrimitives.ReadUInt64LittleEndian(body[8..]);

            var padded = (long)size + (size & 1);
            Skip(stream, padded - read);
            position += padded;
        }

        throw Cut();
    }

    /// <summary>Writes the 44 bytes before the samples. More than 4 GiB of them are declared as "to the end of the file".</summary>
    public static void Write(Span<byte> header, int sampleRate, int channels, long dataBytes)
    {
        var blockSize = channels * sizeof(short);
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], (uint)Math.Min(dataBytes + Size - ChunkHeaderSize, uint.MaxValue));
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], WavFormatChunk.MinSize);
        BinaryPrimitives.WriteUInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteUInt16LittleEndian(header[22..], (ushort)channels);
        BinaryPrimitives.WriteUInt32LittleEndian(header[24..], (uint)sampleRate);
        BinaryPrimitives.WriteUInt32LittleEndian(header[28..], (uint)(sampleRate * blockSize));
        BinaryPrimitives.WriteUInt16LittleEndian(header[32..], (ushort)blockSize);
        BinaryPrimitives.WriteUInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[40..], (uint)Math.Min(dataBytes, uint.MaxValue));
    }

    private static uint ReadRiffHeader(Stream stream)
    {
        Span<byte> header = stackalloc byte[RiffHeaderSize];
        var read = stream.ReadAtLeast(header, RiffHeaderSize, throwOnEndOfStream: false);
        if (read == 0)
            throw new WavFormatException("the file is empty; give a WAV file");

        var isRiff = header[..4].SequenceEqual("RIFF"u8) || header[..4].SequenceEqual("RF64"u8);
        if (!isRiff || (read == RiffHeaderSize && !header[8..].SequenceEqual("WAVE"u8)))
            throw new WavFormatException($"not a WAV file: it is {WavLookalikes.NameOf(header[..read])}; allowed are WAV files, {WavFormat.Allowed}");

        return read == RiffHeaderSize ? BinaryPrimitives.ReadUInt32LittleEndian(header[4..]) : throw Cut();
    }

    /// <summary>A size of zero is believed only if the RIFF size says that something follows the empty chunk.</summary>
    private static long DataBytes(uint size, ulong? size64, uint riffSize, long position) => size switch
    {
        Rf64Placeholder when size64 is > 0 and <= long.MaxValue => (long)size64.Value,
        Rf64Placeholder => long.MaxValue,
        0 when riffSize + (long)ChunkHeaderSize > position && riffSize < int.MaxValue - 0xFFFF => 0,
        0 => long.MaxValue,
        _ => size,
    };

    private static void Skip(Stream stream, long bytes)
    {
        Span<byte> scratch = stackalloc byte[512];
        while (bytes > 0)
        {
            var read = stream.Read(scratch[..(int)Math.Min(bytes, scratch.Length)]);
            if (read == 0)
                throw Cut();
            bytes -= read;
        }
    }

    private static WavFormatException Cut() => new("the WAV file ends before its first sample; it is damaged or was cut off, make it anew");
}
