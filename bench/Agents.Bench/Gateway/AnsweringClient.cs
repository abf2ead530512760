using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using Agents.Bench.Measuring;

namespace Agents.Bench.Gateway;

/// <summary>The answering half of a call: asks the scripted language model, has the answer spoken, and notes how long the first audio takes.</summary>
internal sealed class AnsweringClient(HttpClient http, string url, string token) : IAsyncDisposable
{
    private static readonly byte[] Sentence = """{"type":"input_transcript","transcript":"It is half past three now. ","generation_config":{},"extra":{}}"""u8.ToArray();

    private readonly ClientWebSocket _socket = new();

    /// <summary>Seconds from the question to the first audio of the answer.</summary>
    public List<double> FirstAudio { get; } = [];

    public async Task ConnectAsync()
    {
        _socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await _socket.ConnectAsync(new Uri($"{url.Replace("http://", "ws://", StringComparison.Ordinal)}/tts"), CancellationToken.None);
        await SendAsync(Encoding.UTF8.GetBytes($$"""{"type":"session.create","model":"{{BenchGateway.Voice}}","sample_rate":"24000"}"""));
    }

    public async Task AnswerAsync()
    {
        var asked = Lap.Now();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{url}/chat/completions");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = new StringContent(
            $$"""{"model":"{{BenchGateway.Clerk}}","stream":true,"messages":[{"role":"user","content":"what time is it"}]}""", Encoding.UTF8, "application/json");
        using (var answer = await http.SendAsync(request))
            answer.EnsureSuccessStatusCode();
        await SendAsync(Sentence);
        await SendAsync("""{"type":"session.flush"}"""u8.ToArray());
        await ReceiveAsync(asked);
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return default;
    }

    private async Task ReceiveAsync(long asked)
    {
        var buffer = new byte[64 * 1024];
        for (var first = true; ;)
        {
            var length = 0;
            ValueWebSocketReceiveResult read;
            do
            {
                read = await _socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                length += read.Count;
            }
            while (!read.EndOfMessage);
            var message = buffer.AsSpan(0, length);
            if (first && message.IndexOf("\"output_audio\""u8) >= 0)
            {
                FirstAudio.Add(Lap.Since(asked));
                first = false;
            }

            if (message.IndexOf("\"done\""u8) >= 0)
                return;
            if (message.IndexOf("\"error\""u8) >= 0 || read.MessageType == WebSocketMessageType.Close)
                throw new InvalidOperationException($"The gateway failed: {Encoding.UTF8.GetString(message)}");
        }
    }

    private ValueTask SendAsync(byte[] message) => _socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None);
}
