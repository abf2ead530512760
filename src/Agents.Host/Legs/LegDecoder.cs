using System.Buffers.Binary;
using Agents.Audio;

namespace Agents.Host.Legs;

/// <summary>Makes frames of a leg's bytes, whatever pieces they come in: half a sample is kept for the next piece.</summary>
internal sealed class LegDecoder(LegFormat format)
{
    private byte? _half;

    /// <summary>The form of the bytes.</summary>
    public LegFormat Format => format;

    /// <summary>Samples decoded so far.</summary>
    public long Samples { get; private set; }

    /// <summary>Decodes a piece.</summary>
    /// <returns>The sound; null if there is not one whole sample.</returns>
    public AudioFrame? Decode(ReadOnlySpan<byte> bytes)
    {
        var samples = format.Encoding == LegEncoding.Pcm16 ? Pcm(bytes) : new short[bytes.Length];
        if (format.Encoding == LegEncoding.MuLaw)
            G711.DecodeMuLaw(bytes, samples);
        else if (format.Encoding == LegEncoding.ALaw)
            G711.DecodeALaw(bytes, samples);
        Samples += samples.Length;
        return samples.Length == 0 ? null : new AudioFrame(samples, format.Rate);
    }

    private short[] Pcm(ReadOnlySpan<byte> bytes)
    {
        var carried = _half is null ? 0 : 1;
        var samples = new short[(bytes.Length + carried) / 2];
        var at = 0;
        if (carried == 1 && bytes.Length > 0)
        {
            samples[at++] = (short)(_half!.Value | (bytes[0] << 8));
            bytes = bytes[1..];
            _half = null;
        }

        for (; bytes.Length >= 2; bytes = bytes[2..])
            samples[at++] = BinaryPrimitives.ReadInt16LittleEndian(bytes);
        if (bytes.Length == 1)
            _half = bytes[0];
        return samples;
    }
}
