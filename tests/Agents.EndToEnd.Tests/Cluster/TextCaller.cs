using System.Net.WebSockets;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Agents.EndToEnd.Tests.Cluster;

/// <summary>A client of the Realtime API that types and hears, and comes back with its token when its node is gone.</summary>
internal sealed class TextCaller : IDisposable
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(2);

    private readonly List<string> _questions = [];
    private readonly CancellationTokenSource _guard = new(HangGuard, TimeProvider.System);
    private ClientWebSocket _socket = new();
    private string _token = "";

    /// <summary>Names of the items that it has said, in order.</summary>
    public IReadOnlyList<string> Questions => _questions;

    /// <summary>How many whole answers it has had.</summary>
    public int Answers { get; private set; }

    /// <summary>Name of the session.</summary>
    public string Session { get; private set; } = "";

    public static async Task<TextCaller> ConnectAsync(Uri node)
    {
        var caller = new TextCaller();
        await caller.OpenAsync(new Uri(node, "/v1/realtime"));
        await caller.SendAsync(JObject.Parse("""{"type":"session.update","session":{"type":"realtime","audio":{"input":{"turn_detection":null}}}}"""));
        await caller.UntilAsync("session.updated");
        return caller;
    }

    /// <summary>Says something and takes the answer's text.</summary>
    public async Task<string> AskAsync(string text)
    {
        await SendAsync(new JObject
        {
            ["type"] = "conversation.item.create",
            ["item"] = new JObject { ["type"] = "message", ["role"] = "user", ["content"] = new JArray(new JObject { ["type"] = "input_text", ["text"] = text }) },
        });
        var item = await UntilAsync("conversation.item.done", said => (string?)said.SelectToken("item.role") == "user");
        _questions.Add((string)item.SelectToken("item.id")!);
        await SendAsync(JObject.Parse("""{"type":"response.create"}"""));
        var done = await UntilAsync("response.done");
        ((string?)done.SelectToken("response.status")).ShouldBe("completed", done.ToString());
        Answers++;
        return (string)done.SelectToken("response.output[0].content[0].transcript")!;
    }

    /// <summary>Waits until the connection breaks.</summary>
    public async Task UntilLostAsync()
    {
        try
        {
            while (await ReadAsync() is not null)
            {
            }
        }
        catch (WebSocketException)
        {
            // that is what is waited for
        }
    }

    /// <summary>Comes back on another node.</summary>
    /// <returns>Name of the first item it is told.</returns>
    public async Task<string> ResumeAsync(Uri node)
    {
        _socket.Dispose();
        _socket = new ClientWebSocket();
        await OpenAsync(new Uri(node, $"/v1/realtime?resume={_token}"));
        return (string)(await UntilAsync("conversation.item.done")).SelectToken("item.id")!;
    }

    /// <summary>The token that it would come back with.</summary>
    public string Token => _token;

    public void Dispose()
    {
        _socket.Dispose();
        _guard.Dispose();
    }

    private async Task OpenAsync(Uri url)
    {
        _socket.Options.SetRequestHeader("Authorization", "Bearer any");
        await _socket.ConnectAsync(url, _guard.Token);
        var created = await UntilAsync("session.created");
        (_token, Session) = ((string)created.SelectToken("session.x_resume_token")!, (string)created.SelectToken("session.id")!);
    }

    private async Task<JObject> UntilAsync(string type, Func<JObject, bool>? which = null)
    {
        while (await ReadAsync() is { } happened)
        {
            if ((string?)happened["type"] == "error")
                throw new InvalidOperationException(happened.ToString());
            if ((string?)happened["type"] == type && which?.Invoke(happened) is not false)
                return happened;
        }
        throw new InvalidOperationException($"The connection ended before {type}: {_socket.CloseStatusDescription}");
    }

    private Task SendAsync(JObject message)
        => _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToString(Formatting.None)), WebSocketMessageType.Text, endOfMessage: true, _guard.Token);

    private async Task<JObject?> ReadAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer, _guard.Token);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return JObject.Parse(Encoding.UTF8.GetString(message.ToArray()));
        }
    }
}
