using Agents.Audio;
using Agents.Host.Legs;

namespace Agents.Host.Telephony;

/// <summary>Understands what carriers call the forms of sound.</summary>
internal static class Formats
{
    /// <summary>The form of some names.</summary>
    /// <param name="encoding">Such as <c>audio/x-mulaw</c>, <c>PCMU</c>, <c>audio/x-l16</c>.</param>
    /// <param name="rate">Samples per second; null where the encoding has only one.</param>
    /// <exception cref="CarrierFault">It is none that can be heard here.</exception>
    public static LegFormat Of(string encoding, long? rate) => (encoding.ToUpperInvariant(), rate) switch
    {
        ("AUDIO/X-MULAW" or "PCMU", null or 8_000) => LegFormat.MuLaw,
        ("AUDIO/X-ALAW" or "PCMA", null or 8_000) => LegFormat.ALaw,
        ("AUDIO/X-L16" or "AUDIO/L16" or "L16", 8_000 or 16_000 or 24_000) => new LegFormat(LegEncoding.Pcm16, (int)rate!.Value),
        _ => throw new CarrierFault("The stream's encoding is none of μ-law or A-law at 8000 Hz and 16-bit PCM at 8000, 16000 or 24000 Hz: change the number's settings."),
    };

    /// <summary>A byte of silence.</summary>
    public static byte Silence(this LegFormat format) => format.Encoding switch
    {
        LegEncoding.MuLaw => G711.MuLawSilence,
        LegEncoding.ALaw => G711.ALawSilence,
        _ => 0,
    };
}
