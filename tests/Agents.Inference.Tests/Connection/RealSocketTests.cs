using System.Net.WebSockets;
using System.Text;
using Agents.Audio;
using Agents.Messages;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;

namespace Agents.Inference.Tests.Connection;

/// <summary>All three clients over real sockets on the loopback interface, with the default transport and the process-wide actor system.</summary>
public sealed class RealSocketTests
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Speech_is_recognised_after_a_dropped_connection()
    {
        var connections = 0;
        await using var server = await LoopbackServer.StartAsync(async http =>
        {
            Authorized(http).ShouldBeTrue();
            using var socket = await http.WebSockets.AcceptWebSocketAsync();
            var first = Interlocked.Increment(ref connections) == 1;
            var bytes = 0;
            while (await ReceiveAsync(socket) is { } message)
            {
                if ((string?)message["type"] == "input_audio")
                    bytes += Convert.FromBase64String((string)message["audio"]!).Length;
                if (first && bytes >= 16000)
                {
                    socket.Abort();
                    return;
                }
                if ((string?)message["type"] != "session.finalize")
                    continue;
                await SendAsync(socket, new SttTranscript(TranscriptKind.Final, $"{bytes} bytes") { Duration = 1 }.ToJson());
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, http.RequestAborted);
            }
        });
        await using var stt = new Stt(new SttOptions { Model = "test/stt", BaseUrl = server.BaseUrl, ApiKey = "key", ApiSecret = "secret" });
        var errors = new List<ComponentError>();
        stt.Error += errors.Add;
        await using var stream = stt.Stream();
        stream.PushFrame(AudioFrame.Silence(TimeSpan.FromSeconds(1), 16000));
        stream.EndInput();
        var events = await Collect(stream);
        events.Single(said => said.Type == SpeechEventType.FinalTranscript).Text.ShouldBe("32000 bytes");
        connections.ShouldBe(2);
        errors.ShouldHaveSingleItem().Recoverable.ShouldBeTrue();
    }

    [Fact]
    public async Task A_refused_handshake_tells_its_status_and_a_clock_that_is_off_gets_a_clear_answer()
    {
        await using var server = await LoopbackServer.StartAsync(http =>
        {
            http.Response.StatusCode = Authorized(http) ? 503 : 401;
            return Task.CompletedTask;
        });
        var late = new Agents.Kernel.TestKit.VirtualTime(new() { Start = TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(25) });
        await using var stt = new Stt(new SttOptions { BaseUrl = server.BaseUrl, ApiKey = "key", ApiSecret = "secret", Environment = _ => null });
        await using var stream = stt.Stream(connect: new ApiConnectOptions { MaxRetry = 0 });
        (await Should.ThrowAsync<ApiStatusException>(() => Collect(stream))).StatusCode.ShouldBe(503);

        await using var off = new Llm(new LlmOptions { Model = "a/b", BaseUrl = server.BaseUrl, ApiKey = "key", ApiSecret = "secret", Clock = late });
        var error = await Should.ThrowAsync<ApiStatusException>(() => Collect(off.Chat(ChatContext.Empty)));
        error.StatusCode.ShouldBe(401);
        error.Retryable.ShouldBeFalse();
        AccessToken.Verify(AccessToken.Mint("key", "secret", late), _ => "secret", TimeProvider.System).Explanation.ShouldContain("Are both clocks right?");
    }

    [Fact]
    public async Task Nobody_listening_is_a_connection_error()
    {
        string url;
        await using (var server = await LoopbackServer.StartAsync(_ => Task.CompletedTask))
            url = server.BaseUrl;
        await using var tts = new Tts(new TtsOptions { Model = "a/b", BaseUrl = url, ApiKey = "key", ApiSecret = "secret" });
        var audio = tts.Synthesize("Hello.", new ApiConnectOptions { MaxRetry = 0 });
        await Should.ThrowAsync<ApiConnectionException>(() => Collect(audio));
    }

    [Fact]
    public async Task An_answer_is_streamed()
    {
        await using var server = await LoopbackServer.StartAsync(async http =>
        {
            http.Response.ContentType = "text/event-stream";
            foreach (var word in (string[])["one ", "two ", "three"])
            {
                var chunk = new ChatCompletionChunk("x") { Choices = [new ChunkChoice(new ChunkDelta(word), word == "three" ? "stop" : null)] };
                await http.Response.WriteAsync($"data: {chunk.ToJson().ToString(Newtonsoft.Json.Formatting.None)}\n\n");
                await http.Response.Body.FlushAsync();
            }
            await http.Response.WriteAsync("data: [DONE]\n\n");
        });
        await using var llm = new Llm(new LlmOptions { Model = "a/b", BaseUrl = server.BaseUrl, ApiKey = "key", ApiSecret = "secret" });
        (await CollectedAnswer.CollectAsync(llm.Chat(ChatContext.Empty.AddMessage(ChatRole.User, "count")))).Text.ShouldBe("one two three");
    }

    [Fact]
    public async Task Speech_is_synthesised_twice_over_one_socket()
    {
        var connections = 0;
        await using var server = await LoopbackServer.StartAsync(async http =>
        {
            Interlocked.Increment(ref connections);
            using var socket = await http.WebSockets.AcceptWebSocketAsync();
            while (await ReceiveAsync(socket) is { } message)
            {
                if ((string?)message["type"] != "session.flush")
                    continue;
                await SendAsync(socket, new JObject { ["type"] = "output_audio", ["session_id"] = "s", ["audio"] = Convert.ToBase64String(new byte[4800 * 2]) });
                await SendAsync(socket, new TtsDone("s").ToJson());
            }
        });
        await using var tts = new Tts(new TtsOptions { Model = "a/b", BaseUrl = server.BaseUrl, ApiKey = "key", ApiSecret = "secret" });
        for (var round = 0; round < 2; round++)
            (await Collect(tts.Synthesize("Hello there."))).Sum(audio => audio.Frame.SamplesPerChannel).ShouldBe(4800);
        connections.ShouldBe(1);
    }

    private static bool Authorized(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.Ordinal)
            && AccessToken.Verify(header["Bearer ".Length..], key => key == "key" ? "secret" : null, TimeProvider.System).IsValid;
    }

    private static async Task<JObject?> ReceiveAsync(WebSocket socket)
    {
        var buffer = new byte[1 << 16];
        var length = 0;
        while (true)
        {
            var result = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            length += result.Count;
            if (result.MessageType == WebSocketMessageType.Close)
                return null;
            if (result.EndOfMessage)
                return JObject.Parse(Encoding.UTF8.GetString(buffer, 0, length));
        }
    }

    private static ValueTask SendAsync(WebSocket socket, JObject message) =>
        socket.SendAsync(WireJson.Write(message).AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task<List<T>> Collect<T>(IAsyncEnumerable<T> items)
    {
        using var guard = new CancellationTokenSource(HangGuard, TimeProvider.System);
        var list = new List<T>();
        await foreach (var item in items.WithCancellation(guard.Token))
            list.Add(item);
        return list;
    }
}
