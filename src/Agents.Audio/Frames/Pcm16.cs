using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Agents.Audio;

/// <summary>Moves 16-bit samples between this machine's byte order and the little-endian one of sockets and files.</summary>
internal static class Pcm16
{
    public static void Write(ReadOnlySpan<short> samples, Span<byte> littleEndian)
    {
        var destination = MemoryMarshal.Cast<byte, short>(littleEndian)[..samples.Length];
        samples.CopyTo(destination);
        SwapIfBigEndian(destination);
    }

    public static void SwapIfBigEndian(Span<short> samples)
    {
        if (!BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(samples, samples);
    }
}
