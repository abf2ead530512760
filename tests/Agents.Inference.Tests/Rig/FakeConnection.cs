using System.Net.WebSockets;
using Newtonsoft.Json.Linq;

namespace Agents.Inference.Tests.Rig;

/// <summary>The server's end of an in-memory WebSocket, with all that came over it.</summary>
internal sealed class FakeConnection(Uri uri, IReadOnlyDictionary<string, string> headers, FakeSocket socket)
{
    public Uri Uri => uri;

    public IReadOnlyDictionary<string, string> Headers => headers;

    public FakeSocket Socket => socket;

    /// <summary>Everything received so far, in order.</summary>
    public List<FakeMessage> Received { get; } = [];

    public IEnumerable<FakeMessage> OfKind(string kind) => Received.Where(message => message.Kind == kind);

    public JObject Create => Received[0].Json;

    /// <summary>All PCM of <c>input_audio</c> received.</summary>
    public byte[] Audio => [.. OfKind("input_audio").SelectMany(message => Convert.FromBase64String((string)message.Json["audio"]!))];

    /// <summary>The next message; null when the client is gone.</summary>
    public async Task<FakeMessage?> NextAsync()
    {
        while (await socket.FromClient.WaitToReadAsync())
        {
            if (!socket.FromClient.TryRead(out var message))
                continue;
            Received.Add(message);
            return message.Type == WebSocketMessageType.Close ? null : message;
        }
        return null;
    }

    /// <summary>The next message of a kind; those before it are kept in <see cref="Received"/>.</summary>
    public async Task<FakeMessage> NextAsync(string kind)
    {
        while (await NextAsync() is { } message)
        {
            if (message.Kind == kind)
                return message;
        }
        throw new InvalidOperationException($"The client went away before it sent {kind}; it sent {string.Join(", ", Received.Select(m => m.Kind))}.");
    }

    /// <summary>Takes what has come and is still coming, until the client goes away.</summary>
    public async Task DrainAsync()
    {
        while (await NextAsync() is not null)
        {
        }
    }

    public void Send(JObject message) => socket.Deliver(FakeMessage.Of(message));

    public void SendText(string text) => socket.Deliver(FakeMessage.OfText(text));

    public void SendBinary(byte[] data) => socket.Deliver(new FakeMessage(data, WebSocketMessageType.Binary));

    public void Close(int code = 1000) => socket.Deliver(new FakeMessage([], WebSocketMessageType.Close, code));

    public void Cut() => socket.Cut();
}
