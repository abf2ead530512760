namespace Agents.Audio;

/// <summary>The format that a WAV file's header declares.</summary>
/// <param name="SampleRate">Samples per second and channel, 8000 to 48000.</param>
/// <param name="Channels">1 (mono) or 2 (stereo).</param>
/// <param name="Encoding">How samples are stored.</param>
public sealed record WavFormat(int SampleRate, int Channels, WavEncoding Encoding)
{
    internal const int MinSampleRate = 8_000;
    internal const int MaxSampleRate = 48_000;
    internal const int MaxChannels = 2;

    /// <summary>What may be read, as error messages say it.</summary>
    internal const string Allowed =
        "mono or stereo, 8000 to 48000 Hz, PCM of 8, 16, 24 or 32 bits, float of 32 or 64 bits, A-law or μ-law (convert with: sox IN -b 16 -r 16000 -c 1 OUT.wav)";

    /// <summary>Bytes of one sample of one channel.</summary>
    internal int BytesPerSample => Encoding switch
    {
        WavEncoding.Pcm8 or WavEncoding.ALaw or WavEncoding.MuLaw => 1,
        WavEncoding.Pcm16 => 2,
        WavEncoding.Pcm24 => 3,
        WavEncoding.Pcm32 or WavEncoding.Float32 => 4,
        _ => 8,
    };

    /// <summary>Bytes of one sample of every channel.</summary>
    internal int BlockSize => BytesPerSample * Channels;
}
