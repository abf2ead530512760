using System.Numerics;

namespace Agents.Inference;

/// <summary>Writes codes bit by bit, and a zero after each byte 0xFF, so that no code looks like a marker.</summary>
internal sealed class JpegBits(Stream output)
{
    private uint _held;
    private int _count;

    /// <summary>Writes the code of a symbol.</summary>
    public void Write(JpegHuffman table, byte symbol) => Write(table.Code(symbol), table.Length(symbol));

    /// <summary>Writes a value: the code of the zeros before it and of its size, then its bits.</summary>
    public void Write(JpegHuffman table, int zeros, int value)
    {
        var size = 32 - BitOperations.LeadingZeroCount((uint)Math.Abs(value));
        Write(table, (byte)((zeros << 4) | size));
        Write(value < 0 ? (uint)(value - 1) & ((1u << size) - 1) : (uint)value, size);
    }

    /// <summary>Fills the last byte with ones.</summary>
    public void Finish()
    {
        if (_count > 0)
            Write((1u << (8 - _count)) - 1, 8 - _count);
    }

    private void Write(uint bits, int count)
    {
        _held = (_held << count) | bits;
        _count += count;
        while (_count >= 8)
        {
            _count -= 8;
            var next = (byte)(_held >> _count);
            output.WriteByte(next);
            if (next == 0xFF)
                output.WriteByte(0);
        }
        _held &= (1u << _count) - 1;
    }
}
