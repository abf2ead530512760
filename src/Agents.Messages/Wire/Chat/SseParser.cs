using System.Buffers;

namespace Agents.Messages;

/// <summary>Cuts a byte stream into server-sent events, whatever the cuts between its pieces. Lines end with LF, CR or CRLF.</summary>
internal sealed class SseParser : IDisposable
{
    private readonly PooledBuffer _line = new();
    private readonly PooledBuffer _data = new();
    private bool _hasData;
    private bool _skipLineFeed;

    /// <summary>Takes bytes until an event is complete; true then.</summary>
    /// <param name="bytes">What came.</param>
    /// <param name="used">How much of it was taken; call again with the rest.</param>
    public bool Feed(ReadOnlySpan<byte> bytes, out int used)
    {
        used = 0;
        if (_skipLineFeed && bytes.Length > 0)
        {
            _skipLineFeed = false;
            used = bytes[0] == '\n' ? 1 : 0;
        }
        while (used < bytes.Length)
        {
            var rest = bytes[used..];
            var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            if (end < 0)
            {
                _line.Write(rest);
                used = bytes.Length;
                return false;
            }
            _line.Write(rest[..end]);
            used += end + 1;
            if (rest[end] == '\r')
                SkipLineFeed(bytes, ref used);
            if (EndLine())
                return true;
        }
        return false;
    }

    /// <summary>The data of the complete event; valid until the next <see cref="Feed"/>.</summary>
    public ReadOnlyMemory<byte> TakeEvent()
    {
        var data = _data.WrittenMemory;
        _data.Clear();
        _hasData = false;
        return data;
    }

    public void Dispose()
    {
        _line.Dispose();
        _data.Dispose();
    }

    private void SkipLineFeed(ReadOnlySpan<byte> bytes, ref int used)
    {
        if (used == bytes.Length)
            _skipLineFeed = true;
        else if (bytes[used] == '\n')
            used++;
    }

    private bool EndLine()
    {
        var line = _line.WrittenMemory.Span;
        if (line.StartsWith("data:"u8))
        {
            var value = line["data:"u8.Length..];
            if (_hasData)
                _data.Write("\n"u8);
            _data.Write(value.StartsWith(" "u8) ? value[1..] : value);
            _hasData = true;
        }
        var complete = line.IsEmpty && _hasData;
        _line.Clear();
        return complete;
    }
}
