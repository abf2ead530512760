using System.Buffers.Binary;
using Agents.Audio;

namespace Agents.Host.Legs;

/// <summary>Makes bytes of the agent's sound, in a leg's form. One stretch of speech after the other: flush between them.</summary>
internal sealed class LegEncoder(LegFormat format)
{
    private Resampler? _resampler;

    /// <summary>The form of the bytes.</summary>
    public LegFormat Format => format;

    /// <summary>Encodes a frame of any rate.</summary>
    public byte[] Encode(AudioFrame frame)
    {
        var mono = frame.Channels == 1 ? frame : frame.ToMono();
        if (mono.SampleRate == format.Rate)
            return Bytes(mono.Samples.Span);
        if (_resampler?.InputRate != mono.SampleRate)
            _resampler = new Resampler(mono.SampleRate, format.Rate);
        return Bytes(_resampler.Process(mono).Samples.Span);
    }

    /// <summary>The end of a stretch: what the resampler still holds.</summary>
    public byte[] Flush() => _resampler is { } held ? Bytes(held.Flush().Samples.Span) : [];

    /// <summary>The rest of a stretch is not wanted.</summary>
    public void Forget() => _resampler?.Reset();

    private byte[] Bytes(ReadOnlySpan<short> samples)
    {
        var bytes = new byte[samples.Length * format.SampleBytes];
        switch (format.Encoding)
        {
            case LegEncoding.MuLaw:
                G711.EncodeMuLaw(samples, bytes);
                break;
            case LegEncoding.ALaw:
                G711.EncodeALaw(samples, bytes);
                break;
            default:
                for (var i = 0; i < samples.Length; i++)
                    BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(2 * i), samples[i]);
                break;
        }

        return bytes;
    }
}
