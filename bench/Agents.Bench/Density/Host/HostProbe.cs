using System.Globalization;
using System.Net.Sockets;

namespace Agents.Bench.Density;

/// <summary>Asks the <see cref="StartupHook"/> inside the host.</summary>
internal sealed class HostProbe : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly StreamReader _answers;

    public HostProbe(string path)
    {
        _socket.Connect(new UnixDomainSocketEndPoint(path));
        _answers = new StreamReader(new NetworkStream(_socket));
    }

    /// <summary>Bytes that are alive after a collection of garbage.</summary>
    public async Task<long> LiveBytesAsync() => (await AskAsync((byte)'c')).Live;

    /// <summary>Bytes allocated since the host began.</summary>
    public async Task<long> AllocatedBytesAsync() => (await AskAsync((byte)'a')).Allocated;

    /// <inheritdoc />
    public void Dispose()
    {
        _answers.Dispose();
        _socket.Dispose();
    }

    private async Task<(long Live, long Allocated)> AskAsync(byte question)
    {
        await _socket.SendAsync(new[] { question });
        var numbers = (await _answers.ReadLineAsync() ?? throw new InvalidOperationException("The host has ended.")).Split(' ');
        return (long.Parse(numbers[0], CultureInfo.InvariantCulture), long.Parse(numbers[1], CultureInfo.InvariantCulture));
    }
}
