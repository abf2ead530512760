using System.Buffers.Binary;
using System.Text;

namespace Agents.Audio.Tests.Wav;

/// <summary>Builds WAV files byte by byte, also wrong ones.</summary>
internal static class WavBytes
{
    public static byte[] File(params byte[][] chunks) => Riff("RIFF", null, chunks);

    public static byte[] Riff(string id, uint? size, params byte[][] chunks)
    {
        byte[] body = [.. "WAVE"u8, .. chunks.SelectMany(chunk => chunk)];
        return [.. Encoding.ASCII.GetBytes(id), .. U32(size ?? (uint)body.Length), .. body];
    }

    public static byte[] Chunk(string id, byte[] body, uint? size = null)
        => [.. Encoding.ASCII.GetBytes(id), .. U32(size ?? (uint)body.Length), .. body, .. new byte[body.Length & 1]];

    public static byte[] Format(ushort tag = 1, ushort channels = 1, uint rate = 16_000, ushort bits = 16, params byte[] extra)
        => Chunk("fmt ", [.. U16(tag), .. U16(channels), .. U32(rate), .. U32(rate * channels * bits / 8), .. U16((ushort)(channels * bits / 8)), .. U16(bits), .. extra]);

    public static byte[] Extensible(ushort tag, ushort bits) => Format(0xFFFE, bits: bits, extra:
        [.. U16(22), .. U16(bits), .. U32(4), .. U16(tag), 0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71]);

    public static byte[] U16(ushort value) => [(byte)value, (byte)(value >> 8)];

    public static byte[] U32(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }
}
