using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Agents.Gateway;

/// <summary>Little-endian 16-bit samples in and out of base64, without a detour over byte arrays.</summary>
internal static class PcmCodec
{
    /// <exception cref="ProtocolException">The value is not base64, or not a whole number of samples.</exception>
    public static short[] ReadBase64(ref Utf8JsonReader value)
    {
        if (value.TokenType != JsonTokenType.String) throw new ProtocolException(400, "'audio' must be base64 text.");
        if (value.ValueIsEscaped || value.HasValueSequence)
            return value.TryGetBytesFromBase64(out var bytes) ? FromBytes(bytes) : throw NotBase64();

        var text = value.ValueSpan;
        if (text.Length == 0) return [];
        if (text.Length % 4 != 0) throw NotBase64();
        var length = (text.Length / 4 * 3) - (text[^1] == '=' ? 1 : 0) - (text[^2] == '=' ? 1 : 0);
        if (length % sizeof(short) != 0) throw OddCount();
        var samples = new short[length / sizeof(short)];
        var status = Base64.DecodeFromUtf8(text, MemoryMarshal.AsBytes(samples.AsSpan()), out var read, out var written);
        return status == OperationStatus.Done && read == text.Length && written == length ? samples : throw NotBase64();
    }

    /// <summary>Reads raw samples.</summary>
    /// <exception cref="ProtocolException">An odd number of bytes.</exception>
    public static short[] FromBytes(ReadOnlySpan<byte> bytes) =>
        bytes.Length % sizeof(short) == 0 ? MemoryMarshal.Cast<byte, short>(bytes).ToArray() : throw OddCount();

    /// <summary>The bytes of samples, in the order of the wire.</summary>
    public static ReadOnlySpan<byte> Bytes(ReadOnlySpan<short> samples) => MemoryMarshal.AsBytes(samples);

    private static ProtocolException NotBase64() => new(400, "'audio' is not valid base64 (standard alphabet, padded).");

    private static ProtocolException OddCount() => new(400, "The audio has an odd number of bytes; 16-bit samples have two each.");
}
