using System.Buffers;

namespace Agents.Messages;

/// <summary>A growing byte buffer over the shared array pool. Dispose it to give the array back; not for use by two threads.</summary>
public sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private byte[] _array = [];
    private int _written;

    /// <summary>What was written; valid until the next write after <see cref="Clear"/>, or <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => _array.AsMemory(0, _written);

    /// <summary>Forgets what was written and keeps the array.</summary>
    public void Clear() => _written = 0;

    /// <inheritdoc/>
    public void Advance(int count) => _written += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _array.AsMemory(_written);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _array.AsSpan(_written);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_array.Length > 0)
            ArrayPool<byte>.Shared.Return(_array);
        _array = [];
        _written = 0;
    }

    private void Reserve(int more)
    {
        more = Math.Max(more, 256);
        if (_array.Length - _written >= more)
            return;
        var bigger = ArrayPool<byte>.Shared.Rent(Math.Max(_written + more, _array.Length * 2));
        _array.AsSpan(0, _written).CopyTo(bigger);
        if (_array.Length > 0)
            ArrayPool<byte>.Shared.Return(_array);
        _array = bigger;
    }
}
