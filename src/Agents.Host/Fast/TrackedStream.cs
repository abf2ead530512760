namespace Agents.Host.Fast;

/// <summary>Counts the bytes of an HTTP response: those written on the gateway's side, those read on the session's.</summary>
/// <param name="inner">The body.</param>
/// <param name="exchange">The request it answers.</param>
internal sealed class TrackedStream(Stream inner, Exchange exchange) : Stream
{
    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => throw new NotSupportedException("A response has no known length.");

    public override long Position
    {
        get => throw new NotSupportedException("A response has no position.");
        set => throw new NotSupportedException("A response has no position.");
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        exchange.ToSession.Awaited();
        return Count(inner.Read(buffer, offset, count));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        exchange.ToSession.Awaited();
        try
        {
            return Count(await inner.ReadAsync(buffer, cancellationToken));
        }
        catch
        {
            exchange.Over();
            throw;
        }
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        exchange.ToSession.Sent(count);
        inner.Write(buffer, offset, count);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        exchange.ToSession.Sent(buffer.Length);
        return inner.WriteAsync(buffer, cancellationToken);
    }

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("A response cannot be rewound.");

    public override void SetLength(long value) => throw new NotSupportedException("A response has no settable length.");

    protected override void Dispose(bool disposing)
    {
        if (disposing && inner.CanRead)
        {
            inner.Dispose();
            exchange.Over();
        }

        base.Dispose(disposing);
    }

    private int Count(int read)
    {
        if (read > 0)
            exchange.ToSession.Arrived(read);
        else
            exchange.Over();
        return read;
    }
}
