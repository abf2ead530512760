using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace Agents.Inference.Tests.Rig;

/// <summary>A scripted gateway behind the transport seam, in memory.</summary>
internal sealed class FakeGateway : IInferenceTransport
{
    /// <summary>All connections that opened, in order.</summary>
    public List<FakeConnection> Connections { get; } = [];

    /// <summary>All HTTP requests, in order, with their bodies.</summary>
    public List<(HttpRequestMessage Request, byte[] Body)> Requests { get; } = [];

    /// <summary>How many connects were tried.</summary>
    public int Connects { get; private set; }

    /// <summary>Runs for every connect before it opens: throw to refuse, wait to delay. Gets the number of the connect, from 0.</summary>
    public Func<int, CancellationToken, Task>? OnConnect { get; set; }

    /// <summary>Plays the server on each connection.</summary>
    public Func<FakeConnection, Task>? OnSocket { get; set; }

    /// <summary>Answers HTTP requests. Gets the number of the request, from 0.</summary>
    public Func<int, HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? OnHttp { get; set; }

    /// <summary>Failures of server scripts; a test should find none.</summary>
    public List<Exception> Failures { get; } = [];

    public FakeConnection this[int index] => Connections[index];

    public async Task<WebSocket> ConnectAsync(Uri uri, IReadOnlyDictionary<string, string> headers, CancellationToken cancellation)
    {
        var number = Connects++;
        if (OnConnect is { } before)
            await before(number, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var socket = new FakeSocket();
        var connection = new FakeConnection(uri, headers, socket);
        Connections.Add(connection);
        if (OnSocket is { } serve)
            _ = ServeAsync(serve, connection);
        return socket;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var number = Requests.Count;
        Requests.Add((request, request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellation)));
        return OnHttp is null ? new HttpResponseMessage(HttpStatusCode.NotFound) : await OnHttp(number, request, cancellation);
    }

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private async Task ServeAsync(Func<FakeConnection, Task> serve, FakeConnection connection)
    {
        try
        {
            await serve(connection);
        }
        catch (Exception failure)
        {
            Failures.Add(failure);
        }
    }
}
