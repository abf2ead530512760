using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Agents.Gateway.Tests;

/// <summary>A WebSocket client that knows nothing of the protocol: JSON texts go out, parsed messages come in.</summary>
internal sealed class RawSocket : IAsyncDisposable
{
    /// <summary>Nothing takes this long unless it hangs.</summary>
    public static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket _socket = new();

    private RawSocket() => _socket.Options.CollectHttpResponseDetails = true;

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    public static async Task<RawSocket> ConnectAsync(Uri uri, string? token)
    {
        var raw = new RawSocket();
        if (token is not null) raw._socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        using var guard = Guard();
        await raw._socket.ConnectAsync(uri, guard.Token);
        return raw;
    }

    /// <summary>The status a handshake was refused with.</summary>
    public static async Task<int> RefusalAsync(Uri uri, string? token)
    {
        await using var raw = new RawSocket();
        if (token is not null) raw._socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        using var guard = Guard();
        await Should.ThrowAsync<WebSocketException>(() => raw._socket.ConnectAsync(uri, guard.Token));
        return (int)raw._socket.HttpStatusCode;
    }

    public Task SendAsync(string json) => SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text);

    public async Task SendAsync(byte[] bytes, WebSocketMessageType type)
    {
        using var guard = Guard();
        await _socket.SendAsync(bytes, type, endOfMessage: true, guard.Token);
    }

    /// <summary>Sends one message in many pieces, so that not even the client holds all of it.</summary>
    public async Task SendInPiecesAsync(byte[] first, byte[] piece, int times)
    {
        using var guard = Guard();
        await _socket.SendAsync(first, WebSocketMessageType.Text, endOfMessage: false, guard.Token);
        for (var i = 0; i < times; i++) await _socket.SendAsync(piece, WebSocketMessageType.Text, i == times - 1, guard.Token);
    }

    public Task SendAudioAsync(ReadOnlySpan<short> samples) =>
        SendAsync($$"""{"type":"input_audio","audio":"{{Convert.ToBase64String(System.Runtime.InteropServices.MemoryMarshal.AsBytes(samples))}}"}""");

    /// <summary>The next message; null when the server has closed or cut the connection.</summary>
    public async Task<JsonElement?> ReceiveAsync()
    {
        using var guard = Guard();
        using var message = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            ValueWebSocketReceiveResult read;
            try
            {
                read = await _socket.ReceiveAsync(buffer.AsMemory(), guard.Token);
            }
            catch (WebSocketException)
            {
                return null;
            }

            if (read.MessageType == WebSocketMessageType.Close) return null;
            message.Write(buffer, 0, read.Count);
            if (read.EndOfMessage) return JsonDocument.Parse(message.ToArray()).RootElement;
        }
    }

    /// <summary>The next message, which must be of a type.</summary>
    public async Task<JsonElement> ExpectAsync(string type)
    {
        var message = (await ReceiveAsync()).ShouldNotBeNull($"expected {type}, but the connection ended ({CloseStatus})");
        message.GetProperty("type").GetString().ShouldBe(type, message.GetRawText());
        return message;
    }

    /// <summary>All messages up to the first of a type, which comes last.</summary>
    public async Task<List<JsonElement>> UntilAsync(string type)
    {
        List<JsonElement> messages = [];
        do messages.Add((await ReceiveAsync()).ShouldNotBeNull($"expected {type}, but the connection ended ({CloseStatus})"));
        while (messages[^1].GetProperty("type").GetString() != type);
        return messages;
    }

    /// <summary>All messages to the end of the connection.</summary>
    public async Task<List<JsonElement>> ToEndAsync()
    {
        List<JsonElement> messages = [];
        while (await ReceiveAsync() is { } message) messages.Add(message);
        return messages;
    }

    public async Task CloseAsync()
    {
        using var guard = Guard();
        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", guard.Token);
    }

    public void Abort() => _socket.Abort();

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return default;
    }

    private static CancellationTokenSource Guard() => new(Hang, TimeProvider.System);
}
