using System.Buffers.Binary;
using Agents.Audio;

namespace Agents.Gateway;

/// <summary>A WAV file in memory.</summary>
internal static class WavBytes
{
    private const int HeaderBytes = 44;

    /// <summary>16-bit PCM with the plainest header there is.</summary>
    public static byte[] Of(AudioFrame audio)
    {
        var bytes = new byte[HeaderBytes + audio.Pcm16Length];
        var blockAlign = audio.Channels * sizeof(short);
        "RIFF"u8.CopyTo(bytes);
        Write(bytes, 4, bytes.Length - 8);
        "WAVEfmt "u8.CopyTo(bytes.AsSpan(8));
        Write(bytes, 16, 16);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(20), 1); // PCM
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(22), (short)audio.Channels);
        Write(bytes, 24, audio.SampleRate);
        Write(bytes, 28, audio.SampleRate * blockAlign);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(32), (short)blockAlign);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(34), 16);
        "data"u8.CopyTo(bytes.AsSpan(36));
        Write(bytes, 40, audio.Pcm16Length);
        audio.CopyPcm16To(bytes.AsSpan(HeaderBytes));
        return bytes;
    }

    private static void Write(byte[] bytes, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);
}
