using System.Globalization;
using System.Net;
using Agents.Actors;
using Newtonsoft.Json;

namespace Agents.Host.Cluster;

/// <summary>
/// Sends requests to other nodes over HTTP/2, each signed. A request whose answer was lost is sent again under the same number, so the other node
/// carries it out at most once; what cannot even connect was surely not done. Usable from any thread.
/// </summary>
internal sealed class HttpNodeTransport : INodeTransport, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly NodeKeys _keys;
    private readonly TimeProvider _clock;
    private readonly HttpClient _client;
    private long _sequence;

    public HttpNodeTransport(NodeKeys keys, TimeProvider clock, HttpMessageHandler? handler = null)
    {
        (_keys, _clock) = (keys, clock);
        _client = new HttpClient(handler ?? new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2), EnableMultipleHttp2Connections = true })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public async Task<Delivery> SendAsync(NodeId from, NodeStatus to, NodeRequest request, TimeSpan within)
    {
        if (!Uri.TryCreate(to.Address, UriKind.Absolute, out var address))
            return new Delivery.NotDone($"Node {to.Id.Name} has no address for other nodes; start it with one.");
        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
            return new Delivery.NotDone($"Node {to.Id.Name} is at {to.Address}: beyond this machine nodes talk over https only.");
        using var stop = new CancellationTokenSource(within, _clock);
        var message = new Outgoing(from.ToString(), to.Id.ToString(), Interlocked.Increment(ref _sequence), new Uri(address, NodeHeaders.Path), NodeWire.Write(request));
        for (var sent = false; ;)
        {
            try
            {
                return await SendAsync(message, stop.Token);
            }
            catch (HttpRequestException error) when (!stop.IsCancellationRequested)
            {
                sent |= error.HttpRequestError is not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError);
                if (!sent)
                    return new Delivery.NotDone($"Node {to.Id.Name} at {to.Address} cannot be reached: {error.Message}");
                await Task.Delay(Pause, _clock, CancellationToken.None);
            }
            catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
            {
                return new Delivery.Unknown($"Node {to.Id.Name} did not answer within {within.TotalSeconds:0.###} s.");
            }
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<Delivery> SendAsync(Outgoing message, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, message.Uri)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(message.Body),
        };
        request.Headers.Add(NodeHeaders.Sender, message.Sender);
        request.Headers.Add(NodeHeaders.Target, message.Target);
        request.Headers.Add(NodeHeaders.Sequence, message.Sequence.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(NodeHeaders.Key, _keys.Current);
        request.Headers.Add(NodeHeaders.Signature,
            Convert.ToHexStringLower(_keys.Sign(NodeSignature.OfRequest(message.Sender, message.Target, message.Sequence, message.Body))));
        using var response = await _client.SendAsync(request, stop);
        var body = await response.Content.ReadAsByteArrayAsync(stop);
        if (!response.IsSuccessStatusCode)
            return new Delivery.NotDone($"Node {message.Target} refused the request with {(int)response.StatusCode}.");
        if (!IsGenuine(message, response, body))
            return new Delivery.Unknown($"The answer of node {message.Target} has no valid signature.");
        return Read(body);
    }

    private static Delivery Read(byte[] body)
    {
        try
        {
            return NodeWire.ReadOutcome(body);
        }
        catch (JsonException error)
        {
            return new Delivery.Unknown($"The answer cannot be read: {error.Message}");
        }
    }

    private bool IsGenuine(Outgoing message, HttpResponseMessage response, byte[] body)
        => Header(response, NodeHeaders.Key) is { } key && Header(response, NodeHeaders.Signature) is { } text
            && NodeEndpoint.TryHex(text, out var signature)
            && _keys.Verify(key, NodeSignature.OfAnswer(message.Target, message.Sender, message.Sequence, body), signature);

    private static string? Header(HttpResponseMessage response, string name)
        => response.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    private sealed record Outgoing(string Sender, string Target, long Sequence, Uri Uri, byte[] Body);
}
