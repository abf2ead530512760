using Agents.Audio;

namespace Agents.Host.Legs;

/// <summary>How samples are written on the wire.</summary>
internal enum LegEncoding
{
    /// <summary>16 bits, signed, little-endian.</summary>
    Pcm16,

    /// <summary>G.711 μ-law, one byte.</summary>
    MuLaw,

    /// <summary>G.711 A-law, one byte.</summary>
    ALaw,
}

/// <summary>The form of a leg's sound: mono.</summary>
/// <param name="Encoding">How samples are written.</param>
/// <param name="Rate">Samples per second.</param>
internal readonly record struct LegFormat(LegEncoding Encoding, int Rate)
{
    /// <summary>What the Realtime API calls <c>audio/pcm</c>.</summary>
    public static LegFormat Pcm24 { get; } = new(LegEncoding.Pcm16, 24_000);

    /// <summary>Telephone sound outside of Europe.</summary>
    public static LegFormat MuLaw { get; } = new(LegEncoding.MuLaw, 8_000);

    /// <summary>Telephone sound in Europe.</summary>
    public static LegFormat ALaw { get; } = new(LegEncoding.ALaw, 8_000);

    /// <summary>Bytes of one sample.</summary>
    public int SampleBytes => Encoding == LegEncoding.Pcm16 ? 2 : 1;

    /// <summary>How long some bytes last.</summary>
    public TimeSpan Duration(long bytes) => AudioTime.ToDuration(bytes / SampleBytes, Rate);
}
