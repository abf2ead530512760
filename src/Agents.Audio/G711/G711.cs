namespace Agents.Audio;

/// <summary>
/// The companding of telephone networks, ITU-T G.711: 16-bit samples to one byte each and back, by table. Decoded values use the
/// 16-bit scale, so a code stands for the sample in the middle of its interval.
/// </summary>
public static class G711
{
    /// <summary>The μ-law code of silence.</summary>
    public const byte MuLawSilence = 0xFF;

    /// <summary>The A-law code of silence (its smallest positive step; A-law has no zero).</summary>
    public const byte ALawSilence = 0xD5;

    private static readonly short[] MuLawSamples = G711Tables.Decoding(MuLaw.Decode);
    private static readonly byte[] MuLawCodes = G711Tables.Encoding(MuLaw.Encode);
    private static readonly short[] ALawSamples = G711Tables.Decoding(ALaw.Decode);
    private static readonly byte[] ALawCodes = G711Tables.Encoding(ALaw.Encode);

    /// <summary>Encodes samples as μ-law.</summary>
    /// <param name="samples">The sound.</param>
    /// <param name="codes">Takes one byte a sample; at least as long as <paramref name="samples"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="codes"/> is too short.</exception>
    public static void EncodeMuLaw(ReadOnlySpan<short> samples, Span<byte> codes) => Encode(MuLawCodes, samples, codes);

    /// <summary>Decodes μ-law.</summary>
    /// <param name="codes">One byte a sample.</param>
    /// <param name="samples">Takes the sound; at least as long as <paramref name="codes"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="samples"/> is too short.</exception>
    public static void DecodeMuLaw(ReadOnlySpan<byte> codes, Span<short> samples) => Decode(MuLawSamples, codes, samples);

    /// <summary>Encodes samples as A-law.</summary>
    /// <param name="samples">The sound.</param>
    /// <param name="codes">Takes one byte a sample; at least as long as <paramref name="samples"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="codes"/> is too short.</exception>
    public static void EncodeALaw(ReadOnlySpan<short> samples, Span<byte> codes) => Encode(ALawCodes, samples, codes);

    /// <summary>Decodes A-law.</summary>
    /// <param name="codes">One byte a sample.</param>
    /// <param name="samples">Takes the sound; at least as long as <paramref name="codes"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="samples"/> is too short.</exception>
    public static void DecodeALaw(ReadOnlySpan<byte> codes, Span<short> samples) => Decode(ALawSamples, codes, samples);

    private static void Encode(byte[] table, ReadOnlySpan<short> samples, Span<byte> codes)
    {
        CheckRoom(samples.Length, codes.Length, nameof(codes));
        for (var i = 0; i < samples.Length; i++)
            codes[i] = table[(ushort)samples[i]];
    }

    private static void Decode(short[] table, ReadOnlySpan<byte> codes, Span<short> samples)
    {
        CheckRoom(codes.Length, samples.Length, nameof(samples));
        for (var i = 0; i < codes.Length; i++)
            samples[i] = table[codes[i]];
    }

    private static void CheckRoom(int needed, int room, string name)
    {
        if (room < needed)
            throw new ArgumentException($"{name} has room for {room} values; {needed} are needed.", name);
    }
}
