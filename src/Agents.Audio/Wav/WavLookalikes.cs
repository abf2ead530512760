namespace Agents.Audio;

/// <summary>Names what people hand over instead of a WAV file.</summary>
internal static class WavLookalikes
{
    public static string NameOf(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("ID3"u8) || (start.Length > 1 && start[0] == 0xFF && (start[1] & 0xE6) == 0xE2))
            return "an MP3 file";
        if (start.StartsWith("OggS"u8))
            return "an Ogg file";
        if (start.StartsWith("fLaC"u8))
            return "a FLAC file";
        if (start.StartsWith("RIFX"u8))
            return "a big-endian WAV file (RIFX)";
        if (start.StartsWith("RIFF"u8) || start.StartsWith("RF64"u8))
            return "a RIFF file of another kind";
        if (start.StartsWith("FORM"u8))
            return "an AIFF file";
        if (start.Length > 7 && start[4..8].SequenceEqual("ftyp"u8))
            return "an MP4 or M4A file";

        return "something without a WAV header (RIFF … WAVE); headerless samples can be read as raw PCM with a given rate";
    }
}
