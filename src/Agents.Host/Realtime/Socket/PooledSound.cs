using System.Buffers;

namespace Agents.Host.Realtime;

/// <summary>A client's sound in an array of the shared pool. Who has used it gives it back, once; nobody has to.</summary>
internal sealed class PooledSound(byte[] buffer, int length)
{
    private byte[]? _buffer = buffer;

    /// <summary>Bytes of sound.</summary>
    public int Length => length;

    /// <summary>The sound; not after <see cref="Return"/>.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, length);

    /// <summary>Gives the array back.</summary>
    public void Return()
    {
        if (_buffer is { } used)
            ArrayPool<byte>.Shared.Return(used);
        _buffer = null;
    }
}
