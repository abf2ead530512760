namespace Agents.Audio;

/// <summary>How samples are stored in a WAV file. All are read; 16-bit PCM is written.</summary>
public enum WavEncoding
{
    /// <summary>Unsigned 8-bit PCM, 128 is silence.</summary>
    Pcm8,

    /// <summary>Signed 16-bit little-endian PCM.</summary>
    Pcm16,

    /// <summary>Signed 24-bit little-endian PCM, three bytes a sample.</summary>
    Pcm24,

    /// <summary>Signed 32-bit little-endian PCM.</summary>
    Pcm32,

    /// <summary>32-bit floating point, full scale at ±1.</summary>
    Float32,

    /// <summary>64-bit floating point, full scale at ±1.</summary>
    Float64,

    /// <summary>G.711 A-law, one byte a sample.</summary>
    ALaw,

    /// <summary>G.711 μ-law, one byte a sample.</summary>
    MuLaw,
}
