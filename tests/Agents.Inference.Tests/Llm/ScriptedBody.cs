using System.Text;

namespace Agents.Inference.Tests.LanguageModel;

/// <summary>A response body that comes in pieces, each after a pause; at its end it stops, breaks or hangs.</summary>
internal sealed class ScriptedBody(IReadOnlyList<(TimeSpan After, string Text)> pieces, TimeProvider? clock, Exception? fault) : Stream
{
    private byte[] _current = [];
    private int _position;
    private int _next;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation = default)
    {
        if (_position == _current.Length)
        {
            if (_next == pieces.Count)
                return fault is null ? 0 : throw fault;
            var (after, text) = pieces[_next++];
            if (after > TimeSpan.Zero)
                await Task.Delay(after, clock!, cancellation);
            _current = Encoding.UTF8.GetBytes(text);
            _position = 0;
        }
        var count = Math.Min(buffer.Length, _current.Length - _position);
        _current.AsSpan(_position, count).CopyTo(buffer.Span);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
