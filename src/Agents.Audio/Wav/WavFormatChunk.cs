using System.Buffers.Binary;

namespace Agents.Audio;

/// <summary>Decides what a <c>fmt</c> chunk means, or refuses it with the reason.</summary>
internal static class WavFormatChunk
{
    public const int MinSize = 16;

    /// <summary>As much of the chunk as carries meaning: up to the GUID of WAVE_FORMAT_EXTENSIBLE.</summary>
    public const int MaxSize = 40;

    private const ushort Pcm = 1;
    private const ushort IeeeFloat = 3;
    private const ushort ALaw = 6;
    private const ushort MuLaw = 7;
    private const ushort Extensible = 0xFFFE;

    /// <summary>Bytes 2 to 15 of the sub-format GUIDs that stand for plain format tags.</summary>
    private static ReadOnlySpan<byte> TagGuidTail => [0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71];

    public static WavFormat Parse(ReadOnlySpan<byte> chunk)
    {
        var tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        if (tag == Extensible && chunk.Length >= MaxSize && chunk[26..40].SequenceEqual(TagGuidTail))
            tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]);

        var encoding = EncodingOf(tag, bits) ?? throw Refuse($"{NameOf(tag)} with {bits} bits");
        if (channels is 0 or > WavFormat.MaxChannels)
            throw Refuse($"{channels} channels");
        if (rate is < WavFormat.MinSampleRate or > WavFormat.MaxSampleRate)
            throw Refuse($"{rate} Hz");

        return new WavFormat((int)rate, channels, encoding);
    }

    private static WavEncoding? EncodingOf(ushort tag, ushort bits) => (tag, bits) switch
    {
        (Pcm, 8) => WavEncoding.Pcm8,
        (Pcm, 16) => WavEncoding.Pcm16,
        (Pcm, 24) => WavEncoding.Pcm24,
        (Pcm, 32) => WavEncoding.Pcm32,
        (IeeeFloat, 32) => WavEncoding.Float32,
        (IeeeFloat, 64) => WavEncoding.Float64,
        (ALaw, 8) => WavEncoding.ALaw,
        (MuLaw, 8) => WavEncoding.MuLaw,
        _ => null,
    };

    private static string NameOf(ushort tag) => tag switch
    {
        Pcm => "PCM",
        IeeeFloat => "float",
        ALaw => "A-law",
        MuLaw => "μ-law",
        0x0002 or 0x0011 => "ADPCM",
        0x0031 => "GSM 6.10",
        0x0055 => "MP3",
        Extensible => "an unknown extensible format",
        _ => $"format 0x{tag:X4}",
    };

    private static WavFormatException Refuse(string found) => new($"the WAV file has {found}; allowed are {WavFormat.Allowed}");
}
