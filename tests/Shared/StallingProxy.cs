using System.Net.Sockets;

namespace Agents.Shared.Tests;

/// <summary>Stands between a node and its PostgreSQL server, and holds everything back while it is told to: a partition that looks like silence.</summary>
internal sealed class StallingProxy : IDisposable
{
    private const string SocketName = ".s.PGSQL.5432";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agents-px-");
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string _server;
    private readonly Lock _gate = new();
    private readonly List<Socket> _sockets = [];
    private TaskCompletionSource _flow = Flowing();

    /// <param name="serverFolder">The folder with the server's socket.</param>
    public StallingProxy(string serverFolder)
    {
        _server = Path.Combine(serverFolder, SocketName);
        _listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(Folder, SocketName)));
        _listener.Listen();
        _ = AcceptAsync();
    }

    /// <summary>The folder with the proxy's socket.</summary>
    public string Folder => _folder.FullName;

    public void Stall()
    {
        lock (_gate)
            _flow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void Flow()
    {
        lock (_gate)
            _flow.TrySetResult();
    }

    public void Dispose()
    {
        Flow();
        _listener.Dispose();
        lock (_gate)
            _sockets.ForEach(socket => socket.Dispose());
        _folder.Delete(recursive: true);
    }

    private static TaskCompletionSource Flowing()
    {
        var flow = new TaskCompletionSource();
        flow.SetResult();
        return flow;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptAsync();
                var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                lock (_gate)
                    _sockets.AddRange([client, server]);
                await server.ConnectAsync(new UnixDomainSocketEndPoint(_server));
                _ = PumpAsync(client, server);
                _ = PumpAsync(server, client);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // the proxy or the server is gone
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[8192];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                await Current;
                await to.SendAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // one end hung up
        }
        from.Dispose();
        to.Dispose();
    }

    private Task Current
    {
        get
        {
            lock (_gate)
                return _flow.Task;
        }
    }
}
